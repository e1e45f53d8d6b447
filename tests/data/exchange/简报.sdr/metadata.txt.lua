-- /mnt/onboard/简报.sdr/metadata.txt.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "一、雨情水情",
            ["color"] = "red",
            ["datetime"] = "2031-07-13 10:00:00",
            ["datetime_updated"] = "2031-07-13 11:30:00",
            ["drawer"] = "lighten",
            ["note"] = "两次核对\
都是这个数",
            ["page"] = "/body/p[3]/text().12",
            ["pageno"] = 2,
            ["pos0"] = "/body/p[3]/text().12",
            ["pos1"] = "/body/p[3]/text().24",
            ["text"] = "白渚镇累计雨量达186毫米",
        },
        [2] = {
            ["datetime"] = "2031-07-13 10:05:00",
            ["drawer"] = "underscore",
            ["pageno"] = 3,
            ["text"] = "各级干部要轮流值守",
        },
        [3] = {
            ["chapter"] = "二、下一步措施",
            ["datetime"] = "2031-07-13 10:06:00",
            ["page"] = "/body/p[5]/text().0",
            ["pageno"] = 3,
            ["text"] = "in 二、下一步措施",
        },
    },
    ["doc_path"] = "/mnt/onboard/简报.txt",
    ["doc_props"] = {
        ["title"] = "岑阳市防汛工作简报",
    },
    ["percent_finished"] = 0.42,
    ["summary"] = { ["status"] = "reading" },
}
