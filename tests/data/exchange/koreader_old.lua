-- we can read Lua syntax here!
return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2031-07-13 10:05:00",
            ["highlighted"] = true,
            ["notes"] = "各级干部要轮流值守",
            ["text"] = "Page 3 各级干部要轮流值守 @ 2031-07-13 10:05:00",
        },
        [2] = {
            ["datetime"] = "2031-07-13 10:07:00",
            ["highlighted"] = true,
            ["notes"] = "青溪河水位上涨1.2米",
            ["text"] = "自己写的一句",
        },
    },
    ["highlight"] = {
        [2] = {
            [1] = { ["datetime"] = "2031-07-13 10:07:00", ["drawer"] = "lighten", ["text"] = "青溪河水位上涨1.2米" },
        },
        [3] = {
            [1] = { ["datetime"] = "2031-07-13 10:05:00", ["drawer"] = "lighten", ["text"] = "各级干部要轮流值守" },
        },
    },
    ["stats"] = { ["title"] = "岑阳市防汛工作简报", ["authors"] = "N/A" },
}
