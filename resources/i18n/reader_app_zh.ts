<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Zhanjuan</source>
        <translation>关于展卷</translation>
    </message>
    <message>
        <source>Reads, checks and keeps Chinese documents. Everything runs on this machine: the program holds no network code, and nothing is written into your own files.</source>
        <translation>阅读、核对、保存中文文档。一切都在本机完成：程序没有联网代码，也从不改写您自己的文件。</translation>
    </message>
    <message>
        <source>Your library: {0}</source>
        <translation>您的文档库：{0}</translation>
    </message>
    <message>
        <source>Open the library&apos;s folder</source>
        <translation>打开文档库所在文件夹</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open the sample documents</source>
        <translation>打开示例文档</translation>
    </message>
    <message>
        <source>Files that could not be read…</source>
        <translation>未能读取的文件…</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Check the library…</source>
        <translation>检查文档库…</translation>
    </message>
    <message>
        <source>Watched folders…</source>
        <translation>监视的文件夹…</translation>
    </message>
    <message>
        <source>What changed…</source>
        <translation>变更对照…</translation>
    </message>
    <message>
        <source>Export annotations…</source>
        <translation>导出批注…</translation>
    </message>
    <message>
        <source>Import annotations…</source>
        <translation>导入批注…</translation>
    </message>
    <message>
        <source>Export the whole library…</source>
        <translation>导出整个文档库…</translation>
    </message>
    <message>
        <source>Form of citations…</source>
        <translation>引文格式…</translation>
    </message>
    <message>
        <source>Review report…</source>
        <translation>审阅报告…</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索文档库</translation>
    </message>
    <message>
        <source>Results of the search</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Next result of the search</source>
        <translation>下一条搜索结果</translation>
    </message>
    <message>
        <source>Previous result of the search</source>
        <translation>上一条搜索结果</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>移出文档库</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Edit details…</source>
        <translation>编辑详情…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>下一篇文档</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>上一篇文档</translation>
    </message>
    <message>
        <source>Next document to read</source>
        <translation>下一篇待读文档</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous mention</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next figure</source>
        <translation>下一个数字</translation>
    </message>
    <message>
        <source>Previous figure</source>
        <translation>上一个数字</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next heading</source>
        <translation>下一个小标题</translation>
    </message>
    <message>
        <source>Previous heading</source>
        <translation>上一个小标题</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文中查找</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Next word of my lists</source>
        <translation>下一处词表词语</translation>
    </message>
    <message>
        <source>Previous word of my lists</source>
        <translation>上一处词表词语</translation>
    </message>
    <message>
        <source>Next unread part</source>
        <translation>下一处未读内容</translation>
    </message>
    <message>
        <source>Go to page or percentage…</source>
        <translation>转到页码或百分比…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with source</source>
        <translation>复制并附出处</translation>
    </message>
    <message>
        <source>Select the paragraph</source>
        <translation>选中本段</translation>
    </message>
    <message>
        <source>Find the selection in the text</source>
        <translation>在文中查找所选文字</translation>
    </message>
    <message>
        <source>Search the library for it</source>
        <translation>在文档库中搜索所选文字</translation>
    </message>
    <message>
        <source>Word lists…</source>
        <translation>词表…</translation>
    </message>
    <message>
        <source>Recognise scanned text</source>
        <translation>识别扫描页文字</translation>
    </message>
    <message>
        <source>Mark as to read</source>
        <translation>标为待读</translation>
    </message>
    <message>
        <source>Mark as being read</source>
        <translation>标为阅读中</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>标为已审</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Highlight: yellow</source>
        <translation>标为黄色</translation>
    </message>
    <message>
        <source>Highlight: green</source>
        <translation>标为绿色</translation>
    </message>
    <message>
        <source>Highlight: blue</source>
        <translation>标为蓝色</translation>
    </message>
    <message>
        <source>Highlight: red</source>
        <translation>标为红色</translation>
    </message>
    <message>
        <source>Highlight: purple</source>
        <translation>标为紫色</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>Mark as a finding</source>
        <translation>标为问题</translation>
    </message>
    <message>
        <source>Delete the annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Next annotation</source>
        <translation>下一条批注</translation>
    </message>
    <message>
        <source>Previous annotation</source>
        <translation>上一条批注</translation>
    </message>
    <message>
        <source>End the annotation later</source>
        <translation>批注末尾后移</translation>
    </message>
    <message>
        <source>End the annotation earlier</source>
        <translation>批注末尾前移</translation>
    </message>
    <message>
        <source>Begin the annotation earlier</source>
        <translation>批注开头前移</translation>
    </message>
    <message>
        <source>Begin the annotation later</source>
        <translation>批注开头后移</translation>
    </message>
    <message>
        <source>Note on this document</source>
        <translation>批注整份文档</translation>
    </message>
    <message>
        <source>Note on this picture</source>
        <translation>批注这张图片</translation>
    </message>
    <message>
        <source>Names of the colours…</source>
        <translation>颜色名称…</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>上一个书签</translation>
    </message>
    <message>
        <source>Document list</source>
        <translation>文档列表</translation>
    </message>
    <message>
        <source>Collections and tags</source>
        <translation>文集与标签</translation>
    </message>
    <message>
        <source>List in columns</source>
        <translation>以表格显示文档列表</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Original pages</source>
        <translation>原页</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Text alone</source>
        <translation>只看正文</translation>
    </message>
    <message>
        <source>Second page beside</source>
        <translation>并排第二页</translation>
    </message>
    <message>
        <source>Scroll both pages together</source>
        <translation>两页同步滚动</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大字号</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>恢复默认字号</translation>
    </message>
    <message>
        <source>Serif type</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Move a caret with the keys</source>
        <translation>用光标键移动插入点</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一窗格</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>About Zhanjuan</source>
        <translation>关于展卷</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>AnnotationArrivals</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>导入批注</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个文件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) added</source>
        <translation>
            <numerusform>新增 %n 条批注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>更新 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>已有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer here, left as they are</source>
        <translation>
            <numerusform>%n 条在本库中更新，保持原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a certain place: see the tray</source>
        <translation>
            <numerusform>%n 条位置不能确定，放在待安放栏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for documents that are not here yet</source>
        <translation>
            <numerusform>%n 条等待尚未导入的文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n annotation(s) wait for it</source>
        <translation>
            <numerusform>{0}：%n 条批注等待这份文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) that had waited are in place</source>
        <translation>
            <numerusform>等待文档的 %n 条批注已就位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationFilter</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>Show the annotations of all documents</source>
        <translation>显示全部文档的批注</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>Note on this document</source>
        <translation>批注整份文档</translation>
    </message>
    <message>
        <source>More ways to filter</source>
        <translation>更多筛选条件</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show only “{0}”</source>
        <translation>只显示“{0}”</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Names of the colours…</source>
        <translation>颜色名称…</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>In the last day</source>
        <translation>一天之内</translation>
    </message>
    <message>
        <source>In the last week</source>
        <translation>一周之内</translation>
    </message>
    <message>
        <source>In the last month</source>
        <translation>一个月之内</translation>
    </message>
    <message>
        <source>In the last year</source>
        <translation>一年之内</translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>without a place</source>
        <translation>待安放</translation>
    </message>
    <message>
        <source>The whole document</source>
        <translation>整份文档</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>AnnotationsTab</name>
    <message numerus="yes">
        <source>%n in this list</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing passes the filter.</source>
        <translation>没有符合筛选条件的批注。</translation>
    </message>
    <message>
        <source>No bookmarks yet. Ctrl+B puts one where you are reading.</source>
        <translation>还没有书签。按 Ctrl+B 在正在阅读的地方加一个。</translation>
    </message>
    <message>
        <source>No annotations yet. Select words in the text to mark them.</source>
        <translation>还没有批注。在正文中选中文字即可标注。</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
</context>
<context>
    <name>Apparatus</name>
    <message>
        <source>Back to the text</source>
        <translation>回到正文</translation>
    </message>
    <message>
        <source>Goes to a place in this document</source>
        <translation>转到本文中的一处</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
</context>
<context>
    <name>ArrangeButton</name>
    <message>
        <source>Sort and group the documents</source>
        <translation>文档的排序与分组</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>By time added</source>
        <translation>按加入时间</translation>
    </message>
    <message>
        <source>By time read</source>
        <translation>按阅读时间</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By length</source>
        <translation>按长度</translation>
    </message>
    <message>
        <source>By listed words</source>
        <translation>按词表命中</translation>
    </message>
    <message>
        <source>By annotations</source>
        <translation>按批注数</translation>
    </message>
    <message>
        <source>By progress</source>
        <translation>按进度</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
</context>
<context>
    <name>AwaitedDocumentsDialog</name>
    <message>
        <source>Annotations waiting for their documents</source>
        <translation>等待文档的批注</translation>
    </message>
    <message>
        <source>These documents are not in the library yet. Import them, and their annotations come to their places by themselves. Nothing of them is lost until then.</source>
        <translation>这些文档还不在文库中。导入后，批注会自动回到原处；在此之前，什么也不会丢失。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Delete these annotations…</source>
        <translation>删除这些批注…</translation>
    </message>
    <message numerus="yes">
        <source>Delete the annotations that wait for these %n document(s)?</source>
        <translation>
            <numerusform>删除等待这 %n 份文档的批注？</numerusform>
        </translation>
    </message>
    <message>
        <source>To have them back, import their file again.</source>
        <translation>要找回它们，请重新导入批注文件。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>AwaitedLine</name>
    <message numerus="yes">
        <source>%n annotation(s) waiting for their documents…</source>
        <translation>
            <numerusform>%n 条批注在等待文档…</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported; they come to their places when the documents are in the library</source>
        <translation>已导入；文档进入文库后，批注会回到原处</translation>
    </message>
</context>
<context>
    <name>BesidePane</name>
    <message>
        <source>Second page</source>
        <translation>第二页</translation>
    </message>
    <message>
        <source>Scroll both pages together</source>
        <translation>两页同步滚动</translation>
    </message>
    <message>
        <source>Close the second page</source>
        <translation>关闭第二页</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>The parts make %1: %2 more than stated</source>
        <translation>各项合计 %1，比文中多 %2</translation>
    </message>
    <message>
        <source>The parts make %1: %2 less than stated</source>
        <translation>各项合计 %1，比文中少 %2</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>What there is no room for here</source>
        <translation>此处放不下的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CitationDialog</name>
    <message>
        <source>Form of citations</source>
        <translation>引文格式</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Quotation with source (Chinese)</source>
        <translation>引文加出处（中文）</translation>
    </message>
    <message>
        <source>Quotation with source (English)</source>
        <translation>引文加出处（英文）</translation>
    </message>
    <message>
        <source>Reference after GB/T 7714</source>
        <translation>GB/T 7714 参考文献</translation>
    </message>
    <message>
        <source>Quotation with reference after GB/T 7714</source>
        <translation>引文加 GB/T 7714 参考文献</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Fields: {0}. A part in &lt;…&gt; is left out where its field is empty.</source>
        <translation>字段：{0}。&lt;…&gt; 中的部分，在其字段为空时整体省略。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>ColourNamesDialog</name>
    <message>
        <source>Names of the colours</source>
        <translation>颜色名称</translation>
    </message>
    <message>
        <source>What you mark in each colour. Lists and exports use these names.</source>
        <translation>每种颜色用来标什么。列表和导出都用这些名称。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>程序内部出错了</translation>
    </message>
    <message>
        <source>This is a mistake of the program, not yours. Your library is safe: every change was saved when it was made. Copy the report below if you want to tell us about it; nothing is sent by itself.</source>
        <translation>这是程序的错误，与您的操作无关。文档库是安全的：每次改动都已当场保存。如需反馈，请复制下面的报告；程序不会自行发送任何内容。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Lengths of time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Not resolved</source>
        <translation>未能推定</translation>
    </message>
</context>
<context>
    <name>DatesTab</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>No dates were found in this document.</source>
        <translation>这份文档中没有找到时间。</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n document(s) for good?</source>
        <translation>
            <numerusform>要彻底删除 %n 份文档吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) and bookmark(s) go with them.</source>
        <translation>
            <numerusform>其中的 %n 条批注和书签会一并删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own files stay where they are.</source>
        <translation>您自己的文件不受影响。</translation>
    </message>
    <message>
        <source>A backup made just before keeps texts and annotations for a while.</source>
        <translation>删除前会先做一次备份，文字和批注在备份里还会保留一段时间。</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted for good.</source>
        <translation>
            <numerusform>已彻底删除 %n 份文档。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Describe</name>
    <message>
        <source>The document does not say which date this is.</source>
        <translation>文中没有写明是哪一天。</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) in this document</source>
        <translation>
            <numerusform>本文 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s). Only what you change is changed.</source>
        <translation>
            <numerusform>%n 份文档。只改动您修改的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>{0} (chosen by hand)</source>
        <translation>{0}（手动选择）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>上次打开</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Word document of before 2007</source>
        <translation>Word 97–2003 文档</translation>
    </message>
    <message>
        <source>Files that hold this document</source>
        <translation>含有此文档的文件</translation>
    </message>
    <message>
        <source>{0} (no longer there)</source>
        <translation>{0}（已不在原处）</translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>DetailsField</name>
    <message>
        <source>Several values</source>
        <translation>多个值</translation>
    </message>
    <message>
        <source>Back to what was read</source>
        <translation>恢复为读取值</translation>
    </message>
    <message>
        <source>Write the date as 2022, 2022-03 or 2022-03-15.</source>
        <translation>日期请写作 2022、2022-03 或 2022-03-15。</translation>
    </message>
    <message>
        <source>Written by hand. Read from the file: {0}</source>
        <translation>手动填写。文件中读取为：{0}</translation>
    </message>
    <message>
        <source>Written by hand. Nothing was read from the file.</source>
        <translation>手动填写。文件中未读取到。</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message numerus="yes">
        <source>%n listed word(s)</source>
        <translation>
            <numerusform>词表词语 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed</source>
        <translation>
            <numerusform>合计不符 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Listed words</source>
        <translation>词表命中</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读时间</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) hold</source>
        <translation>
            <numerusform>合计相符 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>批注 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}M chars</source>
        <translation>{0}万字</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>尚未打开</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Without a source</source>
        <translation>无来源</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>阅读中</translation>
    </message>
    <message>
        <source>Read to the end</source>
        <translation>已读完</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} 字</translation>
    </message>
    <message>
        <source>{0} listed words</source>
        <translation>{0} 处词表命中</translation>
    </message>
    <message>
        <source>No listed words</source>
        <translation>无词表命中</translation>
    </message>
    <message>
        <source>{0} annotations</source>
        <translation>{0} 条批注</translation>
    </message>
    <message>
        <source>No annotations</source>
        <translation>无批注</translation>
    </message>
    <message>
        <source>Less than {0}</source>
        <translation>少于 {0}</translation>
    </message>
    <message>
        <source>{0} and more</source>
        <translation>{0} 及以上</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>图 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since it was reviewed</source>
        <translation>审阅后有改动</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) without a place</source>
        <translation>
            <numerusform>%n 条批注待安放</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same in %n file(s)</source>
        <translation>
            <numerusform>同一内容见于 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message numerus="yes">
        <source>%n char(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}k chars</source>
        <translation>{0}千字</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>待读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读中</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>DocumentListPane</name>
    <message>
        <source>Filter by title, source, tag</source>
        <translation>筛选标题、来源、标签</translation>
    </message>
    <message>
        <source>Words of title, source, author, date, file name or tag; #tag for tags alone</source>
        <translation>标题、来源、作者、日期、文件名或标签中的词；只筛标签请写 #标签</translation>
    </message>
    <message>
        <source>Show all documents again</source>
        <translation>重新显示全部文档</translation>
    </message>
    <message>
        <source>{0}: show all again</source>
        <translation>{0}：重新显示全部</translation>
    </message>
</context>
<context>
    <name>DocumentMenu</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Edit details…</source>
        <translation>编辑详情…</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>在旁边打开</translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Export annotations…</source>
        <translation>导出批注…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>移出文档库</translation>
    </message>
    <message>
        <source>Mark as to read</source>
        <translation>标为待读</translation>
    </message>
    <message>
        <source>Mark as being read</source>
        <translation>标为阅读中</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>标为已审</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Add to collection</source>
        <translation>加入文集</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新建文集…</translation>
    </message>
    <message>
        <source>Take out of this collection</source>
        <translation>移出此文集</translation>
    </message>
    <message>
        <source>Remove the tag “{0}”</source>
        <translation>移除标签“{0}”</translation>
    </message>
</context>
<context>
    <name>DocumentViews</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message>
        <source>also: %1</source>
        <translation>又作：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>mentions: %1</source>
        <translation>出处 %1</translation>
    </message>
</context>
<context>
    <name>EntitiesTab</name>
    <message>
        <source>Filter entities</source>
        <translation>筛选实体</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>No entity contains these words.</source>
        <translation>没有包含这些字的实体。</translation>
    </message>
    <message>
        <source>No people, organizations or places were found in this document.</source>
        <translation>这份文档中没有找到人物、机构或地点。</translation>
    </message>
</context>
<context>
    <name>EntityCard</name>
    <message>
        <source>Previous mention (Shift+F4)</source>
        <translation>上一处（Shift+F4）</translation>
    </message>
    <message>
        <source>Next mention (F4)</source>
        <translation>下一处（F4）</translation>
    </message>
    <message>
        <source>Mentions in context</source>
        <translation>出处原文</translation>
    </message>
    <message>
        <source>Mentions in this document: %1</source>
        <translation>本文 %1 处</translation>
    </message>
    <message>
        <source>Mention %1 of %2 in this document</source>
        <translation>本文第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>ExchangeCommands</name>
    <message>
        <source>Export annotations</source>
        <translation>导出批注</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档（DOCX）</translation>
    </message>
    <message>
        <source>To read, print and pass on.</source>
        <translation>供阅读、打印和转交。</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>To read in any browser; one file.</source>
        <translation>在任何浏览器中阅读，只有一个文件。</translation>
    </message>
    <message>
        <source>For note-taking programs.</source>
        <translation>供笔记软件使用。</translation>
    </message>
    <message>
        <source>Table (XLSX)</source>
        <translation>表格（XLSX）</translation>
    </message>
    <message>
        <source>To sort and filter in Excel or WPS.</source>
        <translation>在 Excel 或 WPS 中排序、筛选。</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>For every program that reads tables.</source>
        <translation>供各种能读取表格的程序使用。</translation>
    </message>
    <message>
        <source>Web Annotation (JSON-LD)</source>
        <translation>Web Annotation（JSON-LD）</translation>
    </message>
    <message>
        <source>Everything, for another library of this program and for others that keep to the standard of the W3C.</source>
        <translation>包含全部内容，用于本程序的另一个文档库，以及遵循 W3C 标准的其他程序。</translation>
    </message>
    <message>
        <source>EPUB annotations</source>
        <translation>EPUB 批注</translation>
    </message>
    <message>
        <source>Everything, in one archive, for reading systems that know EPUB Annotations.</source>
        <translation>包含全部内容，打包为一个文件，用于支持 EPUB Annotations 的阅读软件。</translation>
    </message>
    <message>
        <source>REFI-QDA project (QDPX)</source>
        <translation>REFI-QDA 项目（QDPX）</translation>
    </message>
    <message>
        <source>For programs of qualitative analysis: the tags become codes.</source>
        <translation>供质性分析软件使用：标签成为编码。</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Details, status, checks with their arithmetic, findings, annotations.</source>
        <translation>包括基本信息、状态、核对及算式、问题、批注。</translation>
    </message>
    <message>
        <source>Review report</source>
        <translation>审阅报告</translation>
    </message>
    <message>
        <source>Export the whole library</source>
        <translation>导出整个文档库</translation>
    </message>
    <message>
        <source>Zhanjuan</source>
        <translation>展卷</translation>
    </message>
    <message numerus="yes">
        <source>%n selected document(s)</source>
        <translation>
            <numerusform>选中的 %n 份文档</numerusform>
        </translation>
    </message>
    <message>
        <source>The open one: {0}</source>
        <translation>当前文档：{0}</translation>
    </message>
    <message numerus="yes">
        <source>All %n document(s)</source>
        <translation>
            <numerusform>全部 %n 份文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>正在写入 {0}…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
</context>
<context>
    <name>FacetsPane</name>
    <message>
        <source>Narrow the results</source>
        <translation>缩小结果范围</translation>
    </message>
    <message>
        <source>Narrowed to</source>
        <translation>已限定</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{0}: no longer asked for</source>
        <translation>不再限定“{0}”</translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation>只看“{0}”</translation>
    </message>
</context>
<context>
    <name>FailuresDialog</name>
    <message>
        <source>Files that could not be read</source>
        <translation>未能读取的文件</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>所有文件都已读取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>不再显示</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>出处</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Filter figures</source>
        <translation>筛选数字</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>合计核对</translation>
    </message>
    <message>
        <source>No figures were found in this document.</source>
        <translation>这份文档中没有找到数字。</translation>
    </message>
    <message>
        <source>✓ holds: %1 · ✗ fails: %2</source>
        <translation>✓ %1 相符 · ✗ %2 不符</translation>
    </message>
    <message>
        <source>✓ holds: %1 · ✗ fails: %2 · ? open: %3</source>
        <translation>✓ %1 相符 · ✗ %2 不符 · ? %3 待定</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部数字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Copy the whole table</source>
        <translation>复制整张表</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>在文中显示</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文中查找</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>点击排序</translation>
    </message>
    <message>
        <source>No figure contains these words.</source>
        <translation>没有包含这些字的数字。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Whole words</source>
        <translation>整词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>List of all hits</source>
        <translation>列出全部结果</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>W</source>
        <comment>whole words, on a small button</comment>
        <translation>词</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>This expression takes too long</source>
        <translation>这个表达式耗时过长</translation>
    </message>
    <message>
        <source>Not an expression</source>
        <translation>表达式有误</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Page:</source>
        <translation>页码：</translation>
    </message>
    <message>
        <source>From {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
    <message>
        <source>Place in the text:</source>
        <translation>全文位置：</translation>
    </message>
    <message>
        <source>The document has no page “{0}”.</source>
        <translation>文档没有“{0}”页。</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Hits</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>About this mention</source>
        <translation>此处说明</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Picture %1</source>
        <translation>图 %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Without a caption</source>
        <translation>没有图片说明</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This document has no pictures.</source>
        <translation>这份文档没有图片。</translation>
    </message>
</context>
<context>
    <name>ImportNews</name>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Paused at {0} of {1}</source>
        <translation>已暂停：{0}/{1}</translation>
    </message>
    <message>
        <source>Importing {0} of {1}</source>
        <translation>正在导入 {0}/{1}</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>每秒 {0} 份</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>约剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysing {0} of {1}</source>
        <translation>正在分析 {0}/{1}</translation>
    </message>
    <message>
        <source>Analysis complete</source>
        <translation>分析完成</translation>
    </message>
    <message>
        <source>Import cancelled. What had been read stays in the library.</source>
        <translation>导入已取消。已读入的仍在文档库中。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 份文档。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) already in the library.</source>
        <translation>
            <numerusform>%n 份已在文档库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without text left out.</source>
        <translation>
            <numerusform>略过 %n 个没有文字的文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n 个文件无法读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keywords</name>
    <message>
        <source>By weight in this document</source>
        <translation>按本文中的权重</translation>
    </message>
</context>
<context>
    <name>KeywordsTab</name>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>No word stands out in this document.</source>
        <translation>这份文档没有突出的关键词。</translation>
    </message>
</context>
<context>
    <name>LayerChips</name>
    <message>
        <source>Show or hide {0} in the text (Alt+{1})</source>
        <translation>在文中显示或隐藏{0}（Alt+{1}）</translation>
    </message>
    <message>
        <source>Show or hide the words of “{0}”</source>
        <translation>显示或隐藏“{0}”中的词语</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) removed from the library</source>
        <translation>
            <numerusform>已将 %n 份文档移出文档库</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are gone from watched folders. Their documents stay in the library.</source>
        <translation>
            <numerusform>监视的文件夹里有 %n 个文件不见了，对应的文档仍留在文档库中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkOpener</name>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>This link leads out of the document.</source>
        <translation>此链接指向文档之外。</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>ListNotes</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Bring the selected documents back, or all of them</source>
        <translation>恢复选中的文档；未选中时恢复全部</translation>
    </message>
    <message>
        <source>Empty bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Delete all documents of the bin for good</source>
        <translation>彻底删除回收站里的全部文档</translation>
    </message>
    <message>
        <source>Restored documents keep all their notes.</source>
        <translation>恢复的文档保留全部批注。</translation>
    </message>
    <message>
        <source>No document here has these words and this status.</source>
        <translation>这里没有符合条件的文档。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Nothing is in here yet. Drag documents onto its name.</source>
        <translation>这里还没有文档。可将文档拖到其名称上。</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>没有可显示的文档。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Text size and type</source>
        <translation>字号与字体</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Zhanjuan</source>
        <translation>展卷</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>MarginNotes</name>
    <message>
        <source>Notes in the margin</source>
        <translation>页边批注</translation>
    </message>
    <message>
        <source>(empty note)</source>
        <translation>（空批注）</translation>
    </message>
    <message>
        <source>Empty note: double-click to write</source>
        <translation>空批注：双击书写</translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s) here: see the list of annotations</source>
        <translation>
            <numerusform>此处另有 %n 条批注：见批注列表</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarginSigns</name>
    <message>
        <source>Bookmarks in the margin</source>
        <translation>页边书签</translation>
    </message>
</context>
<context>
    <name>MarkCommands</name>
    <message>
        <source>No picture there.</source>
        <translation>这里没有图片。</translation>
    </message>
    <message>
        <source>No bookmark there.</source>
        <translation>那边没有书签了。</translation>
    </message>
    <message>
        <source>No annotation there.</source>
        <translation>那边没有批注了。</translation>
    </message>
</context>
<context>
    <name>MarkMap</name>
    <message>
        <source>Map of marks</source>
        <translation>标记分布</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Highlight: {0}</source>
        <translation>标为“{0}”</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>下划线</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Mark as finding</source>
        <translation>标为问题</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Note on this picture</source>
        <translation>批注这张图片</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>MarksOnPage</name>
    <message>
        <source>Mark the selection</source>
        <translation>标注所选文字</translation>
    </message>
    <message>
        <source>Change the mark</source>
        <translation>修改批注</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Safety copies</source>
        <translation>备份与检查</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Name of the bookmark</source>
        <translation>书签名称</translation>
    </message>
    <message>
        <source>Delete the bookmark</source>
        <translation>删除书签</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write a note (Markdown)</source>
        <translation>写批注（可用 Markdown）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Note as it will be shown</source>
        <translation>批注的样子</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>标签，用逗号分开</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Show the note as it will look</source>
        <translation>预览批注的样子</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Keep the note and close (Ctrl+Enter)</source>
        <translation>保存并关闭（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OccurrenceView</name>
    <message>
        <source>Next mention</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous mention</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文中查找</translation>
    </message>
</context>
<context>
    <name>OrganiseCommands</name>
    <message>
        <source>New collection</source>
        <translation>新建文集</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>In short</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>OutlineTab</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>This document has no headings.</source>
        <translation>这份文档没有小标题。</translation>
    </message>
</context>
<context>
    <name>PageArea</name>
    <message numerus="yes">
        <source>%n line(s) of page furniture</source>
        <translation>
            <numerusform>%n 行网页附带内容</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no text in this document.</source>
        <translation>这份文档没有文字。</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message>
        <source>Open a document first.</source>
        <translation>请先打开一份文档。</translation>
    </message>
    <message>
        <source>Only formats with fixed pages, such as PDF, have pages to show.</source>
        <translation>只有版式固定的格式（如 PDF）才有原页可看。</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Smaller pages</source>
        <translation>缩小原页</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>放大原页</translation>
    </message>
    <message>
        <source>Close the original pages</source>
        <translation>关闭原页</translation>
    </message>
    <message>
        <source>Original page {0} of {1}</source>
        <translation>原页 {0} / {1}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Original pages</source>
        <translation>原页</translation>
    </message>
</context>
<context>
    <name>PanelTab</name>
    <message>
        <source>Open a document to see here what is in it.</source>
        <translation>打开一份文档，这里会列出其中的内容。</translation>
    </message>
    <message>
        <source>This text is too long to be analysed. It can be read and searched.</source>
        <translation>正文过长，未作分析；仍可阅读和搜索。</translation>
    </message>
    <message>
        <source>This document could not be analysed.</source>
        <translation>这份文档未能完成分析。</translation>
    </message>
    <message>
        <source>Analysing…</source>
        <translation>正在分析…</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>“{0}” is protected by a password.</source>
        <translation>“{0}”有密码保护。</translation>
    </message>
    <message>
        <source>It is used until the program ends, and not stored.</source>
        <translation>密码只在程序关闭前使用，不会保存。</translation>
    </message>
    <message>
        <source>That password does not fit. Check upper and lower case.</source>
        <translation>密码不对，请检查大小写和输入法。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>全部跳过</translation>
    </message>
    <message numerus="yes">
        <source>%n more protected file(s) stay in the list of failures</source>
        <translation>
            <numerusform>其余 %n 个有密码的文件留在读取失败的清单中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>This picture is not in the file.</source>
        <translation>文件中没有这张图片。</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>显示整张</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Picture {0} of {1}</source>
        <translation>图片 {0} / {1}</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Another language is used from the next start on.</source>
        <translation>更改语言后，下次启动时生效。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>每行字数</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Serif type</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Keep copies of the originals</source>
        <translation>保留原件副本</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
</context>
<context>
    <name>ReadableDate</name>
    <message>
        <source>MMMM</source>
        <comment>to a month of the same year</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>from a month of the same year</comment>
        <translation>M月</translation>
    </message>
    <message>
        <source>d</source>
        <comment>to a day of the same month</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>from a day of the same month</comment>
        <translation>d日</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>to a day of the same year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>from a day of the same year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>years</comment>
        <translation>%1年</translation>
    </message>
    <message>
        <source>%1 mo</source>
        <comment>months</comment>
        <translation>%1个月</translation>
    </message>
    <message>
        <source>%1 wk</source>
        <comment>weeks</comment>
        <translation>%1周</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1秒</translation>
    </message>
</context>
<context>
    <name>ReaderView</name>
    <message>
        <source>Document text</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>ReadingCommands</name>
    <message>
        <source>Nothing below this place is left to read.</source>
        <translation>此处以下已全部读过。</translation>
    </message>
    <message>
        <source>Add “{0}” to a word list</source>
        <translation>将“{0}”加入词表</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建词表</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>我的词语</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>No font on this machine has Chinese characters, so boxes stand in their place. Install one, such as Noto Sans CJK (Debian, Ubuntu: fonts-noto-cjk), and start again.</source>
        <translation>本机没有含汉字的字体，汉字会显示为方框。请安装一种，例如 Noto Sans CJK（Debian、Ubuntu：fonts-noto-cjk），然后重新启动。</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation>来源 {0}</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>约 %n 小时</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecogniseCommands</name>
    <message>
        <source>Stop recognising text</source>
        <translation>停止识别</translation>
    </message>
    <message>
        <source>Recognising text…</source>
        <translation>正在识别文字…</translation>
    </message>
    <message>
        <source>Recognise scanned text</source>
        <translation>识别扫描页文字</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>The library as it is now is not deleted: it is moved to the folder “replaced” beside it. The window closes for a moment and opens with the backup.</source>
        <translation>现在的文档库不会被删除，而是移到旁边的“replaced”文件夹。窗口会短暂关闭，再以备份打开。</translation>
    </message>
    <message>
        <source>Automatic backups</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>There are no automatic backups yet: one is made each day.</source>
        <translation>还没有自动备份：每天会自动备份一次。</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>A backup can take its place. What is there now is not deleted: it is moved to the folder “replaced” beside it.</source>
        <translation>可以用备份取代它。现有的内容不会删除，会移到旁边的“replaced”文件夹。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 份文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups (*.zip *.db)</source>
        <translation>备份 (*.zip *.db)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Save this search…</source>
        <translation>保存这次搜索…</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索语法</translation>
    </message>
    <message>
        <source>Back to the text (Esc)</source>
        <translation>回到正文（Esc）</translation>
    </message>
    <message>
        <source>Results of the search</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation>结果的次序</translation>
    </message>
    <message>
        <source>Found instead:</source>
        <translation>可以改搜：</translation>
    </message>
    <message numerus="yes">
        <source>{0} — %n document(s)</source>
        <translation>
            <numerusform>{0} — %n 份文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>Nothing is left to read in this list.</source>
        <translation>列表中没有待读的文档了。</translation>
    </message>
</context>
<context>
    <name>SafetyCommands</name>
    <message>
        <source>Library {0}.zip</source>
        <translation>文档库 {0}.zip</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>备份文档库</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>备份 (*.zip)</translation>
    </message>
    <message>
        <source>Writing and checking the copy…</source>
        <translation>正在写入并核验备份…</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>检查文档库</translation>
    </message>
    <message>
        <source>Reading every document…</source>
        <translation>正在逐份读取文档…</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>发现 %n 处问题。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) found</source>
        <translation>
            <numerusform>找到 %n 份文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are still being indexed…</source>
        <translation>
            <numerusform>还有 %n 份文档正在编入索引…</numerusform>
        </translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>按相关度</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>flood</source>
        <translation>防汛</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>防火</translation>
    </message>
    <message>
        <source>with up to 30 characters between them</source>
        <translation>两个词之间至多 30 个字</translation>
    </message>
    <message>
        <source>with just one character between them</source>
        <translation>两个词之间正好一个字</translation>
    </message>
    <message>
        <source>both words, anywhere</source>
        <translation>两个词都有，位置不限</translation>
    </message>
    <message>
        <source>just so, with the blank</source>
        <translation>与引号里完全一样，空格也算</translation>
    </message>
    <message>
        <source>one of them, or both</source>
        <translation>有其中一个即可</translation>
    </message>
    <message>
        <source>without that word; also NOT</source>
        <translation>不含后一个词；也可写 NOT</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>at most 10 characters apart</source>
        <translation>相隔不超过 10 个字</translation>
    </message>
    <message>
        <source>title:flood, source:daily</source>
        <translation>标题：防汛、来源：日报</translation>
    </message>
    <message>
        <source>in the title, in the source; also author:, text:, note:</source>
        <translation>在标题、来源中；还有 作者： 正文： 批注：</translation>
    </message>
    <message>
        <source>person:Lin, org:bureau, place:town</source>
        <translation>人物：林、机构：水利局、地点：镇</translation>
    </message>
    <message>
        <source>in names that the text has; also document:</source>
        <translation>在文中的名称里；还有 文件：</translation>
    </message>
    <message>
        <source>date:2022-02..2022-03</source>
        <translation>日期：2022-02..2022-03</translation>
    </message>
    <message>
        <source>dated so; also 2022.. and ..2022</source>
        <translation>文档的日期；也可写 2022.. 或 ..2022</translation>
    </message>
    <message>
        <source>tag:urgent, collection:Floods</source>
        <translation>标签：紧急、文集：防汛</translation>
    </message>
    <message>
        <source>with this tag, in this collection</source>
        <translation>有这个标签、在这个文集里</translation>
    </message>
    <message>
        <source>status:unread, is:starred, has:note</source>
        <translation>状态：待读、is:starred、含有：批注</translation>
    </message>
    <message>
        <source>reading, reviewed, set_aside; bookmark, finding, highlight, tag</source>
        <translation>阅读中、已审、搁置；书签、问题、高亮、标签</translation>
    </message>
    <message>
        <source>ljs, lianjiang</source>
        <translation>ljs、lianjiang</translation>
    </message>
    <message>
        <source>titles and names by their pinyin or its initials</source>
        <translation>用拼音或首字母找标题和名称</translation>
    </message>
</context>
<context>
    <name>SearchCommands</name>
    <message>
        <source>The search was saved as “{0}”.</source>
        <translation>搜索已保存为“{0}”。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search texts, names, figures…</source>
        <translation>搜索文档、实体、数字…</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索文档库</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>All results (Ctrl+Enter)</source>
        <translation>全部结果（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>清除记录</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索语法</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words or one of them alone.</source>
        <translation>没有找到。请减少词语，或只搜其中一个。</translation>
    </message>
    <message>
        <source>Words, “phrases”, names, dates, tags…</source>
        <translation>词语、短语、名称、日期、标签…</translation>
    </message>
</context>
<context>
    <name>SelectedMarksMenu</name>
    <message>
        <source>Add tags…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n annotation(s)</source>
        <translation>
            <numerusform>删除 %n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>Tags, parted by commas:</source>
        <translation>标签，用逗号分开：</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Name of the bookmark:</source>
        <translation>书签名称：</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter the actions</source>
        <translation>筛选操作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Choose an action, then press its new keys</source>
        <translation>选中一项操作，再按新的按键</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>{0} already belongs to “{1}”.</source>
        <translation>{0} 已用于“{1}”。</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Zhanjuan</source>
        <translation>展卷</translation>
    </message>
    <message>
        <source>Analysing…</source>
        <translation>正在分析…</translation>
    </message>
    <message>
        <source>Not analysed: too long</source>
        <translation>篇幅过长，未作分析</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Findings</source>
        <translation>提取结果</translation>
    </message>
    <message>
        <source>Kinds of findings</source>
        <translation>结果种类</translation>
    </message>
</context>
<context>
    <name>SourceTree</name>
    <message>
        <source>Collections and tags</source>
        <translation>文集与标签</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Changed after review</source>
        <translation>审阅后有改动</translation>
    </message>
    <message>
        <source>Annotations without a place</source>
        <translation>待安放的批注</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新建文集…</translation>
    </message>
    <message>
        <source>New collection within…</source>
        <translation>在其中新建文集…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Change search…</source>
        <translation>更改搜索…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Empty bin…</source>
        <translation>清空回收站…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>New collection</source>
        <translation>新建文集</translation>
    </message>
    <message>
        <source>Change search</source>
        <translation>更改搜索</translation>
    </message>
    <message>
        <source>Search for:</source>
        <translation>搜索内容：</translation>
    </message>
</context>
<context>
    <name>SourcesButton</name>
    <message>
        <source>Collections and tags</source>
        <translation>文集与标签</translation>
    </message>
</context>
<context>
    <name>StatusChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Aside</source>
        <comment>documents that were set aside, on a small chip</comment>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Offline · everything stays on this machine</source>
        <translation>离线 · 全部在本机处理</translation>
    </message>
    <message>
        <source>As found in the file</source>
        <translation>按文件自动识别</translation>
    </message>
    <message>
        <source>Encoding of the file; click to read it as another</source>
        <translation>文件编码；点击可换一种编码读取</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 份文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n 个文件未能读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding: {0}</source>
        <translation>编码：{0}</translation>
    </message>
    <message>
        <source>Section {0} of {1}</source>
        <translation>第 {0} 节 / 共 {1} 节</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>SyntaxHelp</name>
    <message>
        <source>How to search</source>
        <translation>搜索语法</translation>
    </message>
    <message>
        <source>Traditional and simplified, full and half width, capital and small letters are the same. Operators are in capitals. In straight quotes everything is a word.</source>
        <translation>繁体与简体、全角与半角、大写与小写视为相同。运算符须大写；英文引号里的一律当作文字。</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Find or add a tag</source>
        <translation>查找或新建标签</translation>
    </message>
    <message>
        <source>Enter ticks the marked tag, or adds what was typed.</source>
        <translation>回车勾选标出的标签，或新建所输入的标签。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 份文档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n annotation(s) without a place</source>
        <translation>
            <numerusform>%n 条批注待安放</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be placed</source>
        <translation>
            <numerusform>%n 条待安放</numerusform>
        </translation>
    </message>
    <message>
        <source>The text has changed where they were</source>
        <translation>它们所在的文字已有改动</translation>
    </message>
    <message>
        <source>Place all</source>
        <translation>全部安放</translation>
    </message>
    <message>
        <source>Place all where they are suggested</source>
        <translation>全部安放到建议的位置</translation>
    </message>
</context>
<context>
    <name>TrayCard</name>
    <message>
        <source>The present text has no place like it.</source>
        <translation>现在的正文里没有相近的地方。</translation>
    </message>
    <message>
        <source>It may belong here: {0}</source>
        <translation>可能在这里：{0}</translation>
    </message>
    <message>
        <source>Place here</source>
        <translation>放在这里</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>To the selection</source>
        <translation>放到所选文字</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put the annotation on the selected words</source>
        <translation>把批注放到选中的文字上</translation>
    </message>
    <message>
        <source>Select the words in the text first</source>
        <translation>请先在正文中选中文字</translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>撤销{0}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>重做{0}</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
</context>
<context>
    <name>VersionCommands</name>
    <message numerus="yes">
        <source>%n document(s) replaced by the new version of the file</source>
        <translation>
            <numerusform>%n 份文档已换成文件的新版本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) wait for you</source>
        <translation>
            <numerusform>%n 条批注待安放</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>查看变更</translation>
    </message>
    <message>
        <source>There is no former version of this document.</source>
        <translation>此文档没有旧版本。</translation>
    </message>
</context>
<context>
    <name>WatchedFoldersDialog</name>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>New and changed files in these folders, and in the folders below them, are brought into the library by themselves.</source>
        <translation>这些文件夹及其下各级文件夹中新增和改动的文件，会自动导入文档库。</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Watch no more</source>
        <translation>不再监视</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>没有监视任何文件夹。</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Everything is done on this machine. Nothing you open ever leaves it.</source>
        <translation>一切都在本机完成，您打开的内容绝不会离开这台机器。</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Try the sample documents</source>
        <translation>看看示例文档</translation>
    </message>
    <message>
        <source>Open the first documents</source>
        <translation>打开第一批文档</translation>
    </message>
    <message>
        <source>Drop files or a folder here, or choose them: reports, notices, news.</source>
        <translation>把文件或文件夹拖到这里，或者点击选择：报告、通知、新闻都行。</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>没有打开的文档</translation>
    </message>
    <message>
        <source>Choose one in the list, or open more.</source>
        <translation>请在列表中选择一篇，或再打开一些。</translation>
    </message>
</context>
<context>
    <name>WhatChanged</name>
    <message>
        <source>No words have changed.</source>
        <translation>文字没有变化。</translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) more</source>
        <translation>
            <numerusform>另有 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>moved from here</source>
        <translation>移出此处</translation>
    </message>
    <message>
        <source>moved to here</source>
        <translation>移至此处</translation>
    </message>
</context>
<context>
    <name>WhatChangedDialog</name>
    <message>
        <source>What changed: {0}</source>
        <translation>变更对照：{0}</translation>
    </message>
    <message>
        <source>The difference of the two versions</source>
        <translation>两个版本的差异</translation>
    </message>
    <message>
        <source>Annotations of the former version</source>
        <translation>旧版本的批注</translation>
    </message>
    <message>
        <source>Former version of {0}, present version of {1}</source>
        <translation>旧版本导入于 {0}，现版本导入于 {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处变更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) carried over</source>
        <translation>
            <numerusform>已沿用 %n 条批注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n 条待安放</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处变更</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处变更</translation>
    </message>
    <message>
        <source>Go back to the former version</source>
        <translation>恢复旧版本</translation>
    </message>
    <message>
        <source>No place any more</source>
        <translation>已无处安放</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>已沿用</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Esc brings the rest of the window back</source>
        <translation>按 Esc 恢复窗口其余部分</translation>
    </message>
</context>
<context>
    <name>WordListsDialog</name>
    <message>
        <source>Word lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>One word a line</source>
        <translation>每行一个词</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Keywords only</source>
        <translation>仅作关键词</translation>
    </message>
    <message>
        <source>What the words name: the analysis takes your word for it</source>
        <translation>这些词是哪类名称：分析以您的指定为准</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建词表</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Undo remove</source>
        <translation>撤销移出</translation>
    </message>
    <message>
        <source>Import words…</source>
        <translation>导入词语…</translation>
    </message>
    <message>
        <source>Export words…</source>
        <translation>导出词语…</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>我的词语</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>导入词语</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>导出词语</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>乘除</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>时间先后</translation>
    </message>
    <message>
        <source>? Cannot tell</source>
        <translation>? 无法判断</translation>
    </message>
    <message>
        <source>✓ Adds up</source>
        <translation>✓ 合计相符</translation>
    </message>
    <message>
        <source>✗ Does not add up</source>
        <translation>✗ 合计不符</translation>
    </message>
    <message>
        <source>✓ Holds</source>
        <translation>✓ 相符</translation>
    </message>
    <message>
        <source>✗ Fails</source>
        <translation>✗ 不符</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>文中写明</translation>
    </message>
    <message>
        <source>unresolved</source>
        <translation>未能推定</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>据 %1 推定</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>第 %1</translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
</TS>
