<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>There is no log of this session: {path} cannot be written ({reason}).</source>
        <translation>本次会话没有日志：无法写入 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>This is a bug in imgbatch: {error}</source>
        <translation>这是 imgbatch 的程序错误：{error}</translation>
    </message>
    <message>
        <source>Your files are as they were. The details are in {path}.</source>
        <translation>您的文件保持原样。详情见 {path}。</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>现有图片</translation>
    </message>
    <message>
        <source>What it will come to</source>
        <translation>预计结果</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>张竖图</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>张横图</translation>
    </message>
    <message>
        <source>square</source>
        <translation>张方图</translation>
    </message>
    <message>
        <source>{count} already fit</source>
        <translation>{count} 张已符合</translation>
    </message>
    <message>
        <source>{count} up to date</source>
        <translation>{count} 张已是最新</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>{count} 张无法读取</translation>
    </message>
    <message>
        <source>about {groups}</source>
        <translation>约 {groups}</translation>
    </message>
    <message>
        <source>about {before} → {after}, {time}   (measured on {count} of your files)</source>
        <translation>约 {before} → {after}，{time}   (按您的 {count} 个文件测算)</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>添加文件(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>添加图片文件夹</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Crop &amp;box</source>
        <translation>裁剪框(&amp;B)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>预览(&amp;V)</translation>
    </message>
    <message>
        <source>Size that is shown</source>
        <translation>显示的尺寸</translation>
    </message>
    <message>
        <source>Choose what stays in view of this image: click, drag or use the arrow keys</source>
        <translation>选择此图片要保留的部分：点击、拖动或使用方向键</translation>
    </message>
    <message>
        <source>Cut this image as all others</source>
        <translation>按与其他图片相同的方式裁剪此图片</translation>
    </message>
    <message>
        <source>{reason} No file is written.</source>
        <translation>{reason} 不会写入文件。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源图片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>done, {size}</source>
        <translation>完成，{size}</translation>
    </message>
    <message>
        <source>done, {size}, {count} unchanged</source>
        <translation>完成，{size}，{count} 个未变</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>已跳过：{reason}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>停止并关闭(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>A batch is running. Files that are written so far will stay.</source>
        <translation>批处理正在运行。目前已写入的文件会保留。</translation>
    </message>
    <message>
        <source>Looking at what would be undone…</source>
        <translation>正在查看将撤销的内容…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Open r&amp;esult</source>
        <translation>打开结果(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>Copy rea&amp;son</source>
        <translation>复制原因(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>复制路径(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>从列表中移除(&amp;M)</translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation>排序方式(&amp;T)</translation>
    </message>
    <message>
        <source>Order of adding</source>
        <translation>添加顺序</translation>
    </message>
    <message>
        <source>Nothing here opens pages; the report is {path}.</source>
        <translation>没有可打开网页的程序；报告位于 {path}。</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>报告已保存。</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>将文件夹或照片拖放到此处</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom. The originals are never changed.</source>
        <translation>会搜索所有子文件夹。原始文件绝不会被更改。</translation>
    </message>
    <message>
        <source>{count} workers at {files} files</source>
        <translation>{count} 个并行任务正在处理 {files} 个文件</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Beside a padded image, and below transparent pixels where the format has none</source>
        <translation>用于补边图片的四周；格式不支持透明时，也用于透明像素之下</translation>
    </message>
    <message>
        <source>A colour as it is written on the web: #rrggbb</source>
        <translation>网页上的颜色写法：#rrggbb</translation>
    </message>
    <message>
        <source>Background as #rrggbb</source>
        <translation>背景颜色，格式为 #rrggbb</translation>
    </message>
    <message>
        <source>When the image is cut or padded</source>
        <translation>裁剪或补边时</translation>
    </message>
    <message>
        <source>Keep in view</source>
        <translation>保留部分</translation>
    </message>
    <message>
        <source>For the fits Cover and Contain</source>
        <translation>用于“覆盖”和“包含”两种方式</translation>
    </message>
    <message>
        <source>North-west</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>North</source>
        <translation>上</translation>
    </message>
    <message>
        <source>North-east</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>West</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>East</source>
        <translation>右</translation>
    </message>
    <message>
        <source>South-west</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>South</source>
        <translation>下</translation>
    </message>
    <message>
        <source>South-east</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>{x} from the left,
{y} from the top</source>
        <translation>距左侧 {x}，
距顶部 {y}</translation>
    </message>
    <message>
        <source>What stays in view where the image is cut, or where it lies where it is padded</source>
        <translation>裁切时保留的部分，或填充时图片的位置</translation>
    </message>
    <message>
        <source>Lanczos – sharpest</source>
        <translation>Lanczos – 最锐利</translation>
    </message>
    <message>
        <source>Catmull-Rom</source>
        <translation>Catmull-Rom</translation>
    </message>
    <message>
        <source>Mitchell – soft</source>
        <translation>Mitchell – 柔和</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Nearest – pixel art</source>
        <translation>最近邻 – 像素画</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>How the pixels of a result are mixed from those of its source</source>
        <translation>结果的像素如何由源图像的像素混合而成</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>40 is a little, 80 is more, 150 is strong</source>
        <translation>40 为轻微，80 为较强，150 为强烈</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>线性光</translation>
    </message>
    <message>
        <source>Mix light instead of the numbers that stand for it: truer where fine bright lines are</source>
        <translation>混合实际光线而非其编码数值：在有明亮细线处更准确</translation>
    </message>
    <message>
        <source>Fast: a little less true</source>
        <translation>快速：精确度略低</translation>
    </message>
    <message>
        <source>Decode no more than the result needs</source>
        <translation>只解码结果所需的部分</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Without private data</source>
        <translation>去除隐私数据</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Keep colour profile</source>
        <translation>保留颜色配置文件</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>转换为 sRGB</translation>
    </message>
    <message>
        <source>Metadata and colour</source>
        <translation>元数据与颜色</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes</source>
        <translation>EXIF、XMP 和 IPTC。隐私数据指位置、序列号、所有者和厂商注释</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>sRGB is what every screen and browser shows; a profile that is kept may hold more</source>
        <translation>所有屏幕和浏览器都能显示 sRGB；保留的配置文件可能包含更多颜色</translation>
    </message>
    <message>
        <source>Keep the dates of the file</source>
        <translation>保留文件日期</translation>
    </message>
    <message>
        <source>A result gets the dates of its source, and is sorted beside it</source>
        <translation>结果沿用源文件的日期，并排在它旁边</translation>
    </message>
    <message>
        <source>Keep the permissions of the file</source>
        <translation>保留文件权限</translation>
    </message>
    <message>
        <source>Who may read and write a result is what it is for its source</source>
        <translation>结果的读写权限与源文件相同</translation>
    </message>
    <message>
        <source>Wait until files survive a power cut</source>
        <translation>确保文件不因断电丢失</translation>
    </message>
    <message>
        <source>Each file counts as done when the disk has it for certain. It takes longer</source>
        <translation>文件确实写入磁盘后才算完成。耗时较长</translation>
    </message>
    <message>
        <source>Look for changes in the content</source>
        <translation>按内容检查更改</translation>
    </message>
    <message>
        <source>Whether an image changed is told by its content, not by size and date. It takes longer</source>
        <translation>按内容而不是大小和日期判断图片是否更改。耗时更长</translation>
    </message>
    <message>
        <source>&amp;More  ·  {count} changed</source>
        <translation>更多(&amp;M)  ·  {count} 项已更改</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>图片可用内存</translation>
    </message>
    <message>
        <source>automatic, or 4 GB</source>
        <translation>自动，或 4 GB</translation>
    </message>
    <message>
        <source>What all images in work may take together. A worker may take 1 GB more</source>
        <translation>所有处理中的图片合计可占用的内存。每个并行任务可能另占 1 GB</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>An image that takes longer than that is given up, so that the others are done</source>
        <translation>超过此时间的图片会被放弃，以便完成其他图片</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>the usual time</source>
        <translation>通常用时</translation>
    </message>
    <message>
        <source>Tidy up after images that are gone</source>
        <translation>清理源图片已不存在的结果</translation>
    </message>
    <message>
        <source>Files that imgbatch made from images that are not there any more are moved away</source>
        <translation>如果源图片已不存在，imgbatch 由其生成的文件会被移走</translation>
    </message>
    <message>
        <source>Leave the machine to others</source>
        <translation>优先让其他程序运行</translation>
    </message>
    <message>
        <source>Processes let every other program go first; threads cannot</source>
        <translation>进程会让其他所有程序优先；线程做不到</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Encode it anew</source>
        <translation>重新编码</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>All pages, a file each</source>
        <translation>所有页，每页一个文件</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源图片</translation>
    </message>
    <message>
        <source>An image that already fits</source>
        <translation>已符合尺寸的图片</translation>
    </message>
    <message>
        <source>Pages of a TIFF</source>
        <translation>TIFF 的页面</translation>
    </message>
    <message>
        <source>What is done with an image that is no larger than the size, and is not made larger</source>
        <translation>图片不大于该尺寸且不放大时如何处理</translation>
    </message>
    <message>
        <source>A TIFF may hold many pages; each can become a file of its own</source>
        <translation>TIFF 可以包含多页，每页可以成为单独的文件</translation>
    </message>
    <message>
        <source>First frame only, of animations</source>
        <translation>动画仅取第一帧</translation>
    </message>
    <message>
        <source>Else an animation is an error where the format holds a still image only</source>
        <translation>否则，如果格式只支持静态图片，动画会报错</translation>
    </message>
    <message>
        <source>Read rare formats too</source>
        <translation>同时读取罕见格式</translation>
    </message>
    <message>
        <source>These are read too: {formats}</source>
        <translation>也读取这些格式：{formats}</translation>
    </message>
    <message>
        <source>Already fits</source>
        <translation>已符合时</translation>
    </message>
    <message>
        <source>TIFF pages</source>
        <translation>TIFF 页面</translation>
    </message>
    <message>
        <source>4:4:4 – text, drawings</source>
        <translation>4:4:4 – 文字、图形</translation>
    </message>
    <message>
        <source>4:2:2</source>
        <translation>4:2:2</translation>
    </message>
    <message>
        <source>4:2:0 – smallest</source>
        <translation>4:2:0 – 最小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Keep the source&apos;s bytes when not smaller</source>
        <translation>结果没有变小时保留源文件数据</translation>
    </message>
    <message>
        <source>Progressive JPEG</source>
        <translation>渐进式 JPEG</translation>
    </message>
    <message>
        <source>Chroma subsampling</source>
        <translation>色度抽样</translation>
    </message>
    <message>
        <source>Take time for smaller files</source>
        <translation>花更多时间减小文件</translation>
    </message>
    <message>
        <source>PNG level</source>
        <translation>PNG 级别</translation>
    </message>
    <message>
        <source>PNG colours</source>
        <translation>PNG 颜色数</translation>
    </message>
    <message>
        <source>Lossless WebP</source>
        <translation>无损 WebP</translation>
    </message>
    <message>
        <source>WebP method</source>
        <translation>WebP 方法</translation>
    </message>
    <message>
        <source>AVIF speed</source>
        <translation>AVIF 速度</translation>
    </message>
    <message>
        <source>Largest file size</source>
        <translation>最大文件大小</translation>
    </message>
    <message>
        <source>no limit, or 200 KB</source>
        <translation>不限，或 200 KB</translation>
    </message>
    <message>
        <source>200 KB, 1.5 MB: quality is given up for it, then pixels</source>
        <translation>200 KB、1.5 MB：先降低质量，再减少像素</translation>
    </message>
    <message>
        <source>The same pixels in fewer bytes, for JPEG and PNG</source>
        <translation>像素相同而字节更少，适用于 JPEG 和 PNG</translation>
    </message>
    <message>
        <source>A result that would not be smaller than its source is a copy of it</source>
        <translation>如果结果不会比源文件小，就直接复制源文件</translation>
    </message>
    <message>
        <source>It appears at once in a browser, and becomes sharper</source>
        <translation>在浏览器中立即显示，然后逐渐清晰</translation>
    </message>
    <message>
        <source>How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp</source>
        <translation>亮度之外保留多少颜色；4:4:4 能让细红线保持清晰</translation>
    </message>
    <message>
        <source>How hard a PNG is compressed; its pixels are the same at every level</source>
        <translation>PNG 的压缩程度；每个级别的像素都相同</translation>
    </message>
    <message>
        <source>A palette of few colours makes a PNG much smaller, and suits drawings</source>
        <translation>颜色少的调色板能让 PNG 小得多，适合图画</translation>
    </message>
    <message>
        <source>Every pixel is kept as it is; files of photos become several times larger</source>
        <translation>每个像素都保持原样；照片文件会大好几倍</translation>
    </message>
    <message>
        <source>How long the encoder looks for a smaller file, from 0, fast, to 6</source>
        <translation>寻找更小文件所花的时间，从 0（快）到 6</translation>
    </message>
    <message>
        <source>How fast the encoder is, up to 10; a slow one makes smaller files</source>
        <translation>编码速度，最高为 10；越慢文件越小</translation>
    </message>
    <message>
        <source>Full colour</source>
        <translation>全彩</translation>
    </message>
    <message>
        <source> colours</source>
        <translation> 色</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>色度</translation>
    </message>
    <message>
        <source>9 is smallest</source>
        <translation>9 最小</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>调色板</translation>
    </message>
    <message>
        <source>6 is smallest</source>
        <translation>6 最小</translation>
    </message>
    <message>
        <source>0 is smallest</source>
        <translation>0 最小</translation>
    </message>
    <message>
        <source>imgbatch – Help</source>
        <translation>imgbatch – 帮助</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week (one request; nothing is sent along)</source>
        <translation>每周检查一次新版本(&amp;L)（仅一次请求，不附带任何信息）</translation>
    </message>
    <message>
        <source>Drop folders or photos anywhere on the window. Folders are searched to the bottom.</source>
        <translation>将文件夹或照片拖放到窗口任意位置。会搜索所有子文件夹。</translation>
    </message>
    <message>
        <source>Choose the sizes on the right. Each photo can become several of them at once.</source>
        <translation>在右侧选择尺寸。每张照片可以同时生成多种尺寸。</translation>
    </message>
    <message>
        <source>Press the blue button. The originals are never changed; the results go into the folder on the right.</source>
        <translation>按下蓝色按钮。原始文件绝不会被更改；结果保存到右侧的文件夹中。</translation>
    </message>
    <message>
        <source>Run it again as often as you like: only what changed is done again.</source>
        <translation>可以随时再次运行：只会重新处理有更改的内容。</translation>
    </message>
    <message>
        <source>Undo takes back what the last batch wrote, and restores what it replaced.</source>
        <translation>“撤销”会收回上次批处理写入的文件，并恢复被替换的文件。</translation>
    </message>
    <message>
        <source>A photo that cannot be read costs that photo, never the batch; its row says why.</source>
        <translation>无法读取的照片只影响它自己，不会影响整个批处理；其所在行会说明原因。</translation>
    </message>
    <message>
        <source>An interrupted batch is offered again at the next start.</source>
        <translation>中断的批处理会在下次启动时提示继续。</translation>
    </message>
    <message>
        <source>Under More stands everything that most people never need, each with a word of help.</source>
        <translation>“更多”中是大多数人用不到的选项，每项都有简短说明。</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>paste files, folders, or their paths</source>
        <translation>粘贴文件、文件夹或其路径</translation>
    </message>
    <message>
        <source>find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>cancel, or take a question back</source>
        <translation>取消，或收回询问</translation>
    </message>
    <message>
        <source>copy the paths of the rows that are chosen</source>
        <translation>复制所选行的路径</translation>
    </message>
    <message>
        <source>take rows off the list; their files stay</source>
        <translation>从列表中移除行；文件会保留</translation>
    </message>
    <message>
        <source>on a size: change it</source>
        <translation>在尺寸上：更改</translation>
    </message>
    <message>
        <source>on a size: move it</source>
        <translation>在尺寸上：移动</translation>
    </message>
    <message>
        <source>in the preview: move the divider, or the crop box</source>
        <translation>预览中：移动分隔线或裁剪框</translation>
    </message>
    <message>
        <source>in the preview: nearer, less near, all of it</source>
        <translation>预览中：放大、缩小、显示全图</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>三个步骤</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>小提示</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>The same from the terminal:</source>
        <translation>在终端中也可以这样做：</translation>
    </message>
    <message>
        <source>Resizes folders of photos on every core of your machine.</source>
        <translation>利用计算机的所有核心调整整个文件夹照片的尺寸。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的软件</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>此安装</translation>
    </message>
    <message>
        <source>tick “Read rare formats too” under More</source>
        <translation>勾选“更多”中的“同时读取罕见格式”</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>每秒图片数</translation>
    </message>
    <message>
        <source>slowest to fastest run</source>
        <translation>最慢到最快的一轮</translation>
    </message>
    <message>
        <source>Who did which image when</source>
        <translation>何时由谁处理了哪张图片</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>工作中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>串行</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} 个线程</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 个进程</translation>
    </message>
    <message>
        <source>{count} processes</source>
        <translation>{count} 个进程</translation>
    </message>
    <message>
        <source>{name}, kept</source>
        <translation>{name}，保留</translation>
    </message>
    <message>
        <source>{rate} /s</source>
        <translation>{rate} 张/秒</translation>
    </message>
    <message>
        <source>{times}×</source>
        <translation>{times}×</translation>
    </message>
    <message>
        <source>What Auto takes</source>
        <translation>自动选择的方式</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>一个并行任务</translation>
    </message>
    <message>
        <source>Auto takes {mode}: {reason}.</source>
        <translation>自动选择{mode}：{reason}。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>失败：{reason}</translation>
    </message>
    <message>
        <source>{count} of {runs} failed: {reason}</source>
        <translation>{runs} 次中有 {count} 次失败：{reason}</translation>
    </message>
    <message>
        <source>start-up {seconds} s</source>
        <translation>启动 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name}: {median} images a second, {low} to {high} in {count} runs</source>
        <translation>{name}：每秒 {median} 张图片，{count} 轮中为 {low} 到 {high}</translation>
    </message>
    <message>
        <source>Image {image}, worker {worker}: {seconds} s, {percent} % of it at work</source>
        <translation>图片 {image}，并行任务 {worker}：{seconds} 秒，其中 {percent} % 在工作</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{done} of {found}</source>
        <translation>{done} / {found}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} 张/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{count} more will follow</source>
        <translation>之后还有 {count} 张</translation>
    </message>
    <message>
        <source>{files} written</source>
        <translation>已写入 {files}</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} 个未变</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} 个已跳过</translation>
    </message>
    <message>
        <source>{count} moved away</source>
        <translation>{count} 个已移走</translation>
    </message>
    <message>
        <source>the rest cancelled</source>
        <translation>其余已取消</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>节省 {size}</translation>
    </message>
    <message>
        <source>{what} in {time}</source>
        <translation>{what}，用时 {time}</translation>
    </message>
    <message>
        <source>{files} cannot be undone and will stay.</source>
        <translation>{files}无法撤销，将会保留。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Delete {files}?</source>
        <translation>删除 {files}？</translation>
    </message>
    <message>
        <source>Restore {files}?</source>
        <translation>恢复 {files}？</translation>
    </message>
    <message>
        <source>Delete {files} and restore {count}?</source>
        <translation>删除 {files}并恢复 {count} 个？</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>已删除 {files}</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>已恢复 {files}</translation>
    </message>
    <message>
        <source>{count} kept: {why}</source>
        <translation>保留 {count} 个：{why}</translation>
    </message>
    <message>
        <source>nothing was left to undo</source>
        <translation>没有可撤销的内容</translation>
    </message>
    <message>
        <source>Longest edge…</source>
        <translation>最长边…</translation>
    </message>
    <message>
        <source>Shortest edge…</source>
        <translation>最短边…</translation>
    </message>
    <message>
        <source>Box…</source>
        <translation>方框…</translation>
    </message>
    <message>
        <source>Width…</source>
        <translation>宽度…</translation>
    </message>
    <message>
        <source>Height…</source>
        <translation>高度…</translation>
    </message>
    <message>
        <source>Percent…</source>
        <translation>百分比…</translation>
    </message>
    <message>
        <source>Megapixels…</source>
        <translation>百万像素…</translation>
    </message>
    <message>
        <source>Print size…</source>
        <translation>打印尺寸…</translation>
    </message>
    <message>
        <source>Size to add</source>
        <translation>要添加的尺寸</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Add the size</source>
        <translation>添加该尺寸</translation>
    </message>
    <message>
        <source>Kinds of sizes</source>
        <translation>尺寸类型</translation>
    </message>
    <message>
        <source>Choose what kind of size to add</source>
        <translation>选择要添加的尺寸类型</translation>
    </message>
    <message>
        <source>longest edge, in pixels</source>
        <translation>最长边（像素）</translation>
    </message>
    <message>
        <source>shortest edge</source>
        <translation>最短边</translation>
    </message>
    <message>
        <source>a box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>宽度、高度</translation>
    </message>
    <message>
        <source>of both edges</source>
        <translation>两条边的百分比</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>百万像素</translation>
    </message>
    <message>
        <source>print, in cm, mm or in</source>
        <translation>打印，单位为 cm、mm 或 in</translation>
    </message>
    <message>
        <source>Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del</source>
        <translation>双击可修改，拖动可移动。按键：Enter、Alt+↑、Alt+↓、Del</translation>
    </message>
    <message>
        <source>Remove the size {size}</source>
        <translation>移除尺寸 {size}</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>移除此尺寸</translation>
    </message>
    <message>
        <source>Shortest edge {edge}</source>
        <translation>最短边 {edge}</translation>
    </message>
    <message>
        <source>1 megapixel</source>
        <translation>1 百万像素</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} 百万像素</translation>
    </message>
    <message>
        <source> {unit} at {dpi} dpi</source>
        <translation> {unit}（{dpi} dpi）</translation>
    </message>
    <message>
        <source>Longest edge {edge}</source>
        <translation>最长边 {edge}</translation>
    </message>
    <message>
        <source>Width {edge}</source>
        <translation>宽度 {edge}</translation>
    </message>
    <message>
        <source>Height {edge}</source>
        <translation>高度 {edge}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>没有匹配的图片</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>处理前后</translation>
    </message>
    <message>
        <source>Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture</source>
        <translation>左右键移动分隔线，加减键缩放，Ctrl 加方向键移动图片</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>搜索名称</translation>
    </message>
    <message>
        <source>Show only images with these words in their names (Ctrl+F)</source>
        <translation>仅显示名称中包含这些词的图片 (Ctrl+F)</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>全部 ({count})</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>待处理 ({count})</translation>
    </message>
    <message>
        <source>Done ({count})</source>
        <translation>已完成 ({count})</translation>
    </message>
    <message>
        <source>Skipped ({count})</source>
        <translation>已跳过 ({count})</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>失败 ({count})</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>批处理正在运行</translation>
    </message>
    <message>
        <source>A batch is being undone</source>
        <translation>正在撤销批处理</translation>
    </message>
    <message>
        <source>A comparison is running</source>
        <translation>比较正在运行</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>正在查找图片</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>请先添加图片</translation>
    </message>
    <message>
        <source>No images were found there.</source>
        <translation>此处未找到图片。</translation>
    </message>
    <message>
        <source>Paused: {reason}. Nothing is lost: see to it, then resume.</source>
        <translation>已暂停：{reason}。没有丢失任何内容：请处理后继续。</translation>
    </message>
    <message>
        <source>{error}. Try Threads.</source>
        <translation>{error}。请尝试“线程”。</translation>
    </message>
    <message>
        <source>Speed of the last half minute</source>
        <translation>最近半分钟的速度</translation>
    </message>
    <message>
        <source>Retr&amp;y failed</source>
        <translation>重试失败项(&amp;Y)</translation>
    </message>
    <message>
        <source>Repo&amp;rt</source>
        <translation>报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show in the browser</source>
        <translation>在浏览器中显示(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>imgbatch – Compare</source>
        <translation>imgbatch – 比较</translation>
    </message>
    <message>
        <source>&amp;Kept processes, too</source>
        <translation>也测保留的进程(&amp;K)</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>保存(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Use the fastest</source>
        <translation>使用最快的(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>比较(&amp;O)</translation>
    </message>
    <message>
        <source>Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards.</source>
        <translation>从您自己的图片（共 {images}）中取一部分样本反复缩放，轮流采用逐张、线程和进程的方式。生成的文件放入临时文件夹，之后会被删除。</translation>
    </message>
    <message>
        <source>Choosing images…</source>
        <translation>正在选择图片…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>正在预热…</translation>
    </message>
    <message>
        <source>{number} of {total}: {contender}</source>
        <translation>{number} / {total}：{contender}</translation>
    </message>
    <message>
        <source>Numbers of workers look like this: 1, 2, 4</source>
        <translation>并行任务数的写法如下：1, 2, 4</translation>
    </message>
    <message>
        <source>Batches now run on: {contender}</source>
        <translation>批处理现在的运行方式：{contender}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>保存比较结果</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比较的进度</translation>
    </message>
    <message>
        <source>How many of the images are used, spread from small ones to large ones</source>
        <translation>使用多少张图像，从小到大均匀选取</translation>
    </message>
    <message>
        <source>How often each has its turn: the more, the less chance there is in the figures</source>
        <translation>每种方式运行多少轮：轮数越多，数据受偶然因素的影响越小</translation>
    </message>
    <message>
        <source>How many images at once, with threads and with processes; several to compare</source>
        <translation>线程和进程同时处理多少张图片；可填多个数以便比较</translation>
    </message>
    <message>
        <source>Also measure processes that are kept from one batch to the next</source>
        <translation>同时测量在各批处理之间保留的进程</translation>
    </message>
    <message>
        <source>Run batches in the way that won here</source>
        <translation>用这里胜出的方式运行批处理</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>轮数(&amp;R)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Do once more what failed</source>
        <translation>重新处理失败的图片</translation>
    </message>
    <message>
        <source>Delete what this batch wrote, and put back what it replaced</source>
        <translation>删除此批处理写入的文件，并恢复被替换的文件</translation>
    </message>
    <message>
        <source>What became of every image</source>
        <translation>每张图片的处理结果</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>进程(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try {images} again</source>
        <translation>重试 {images}(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resize {images}</source>
        <translation>缩放 {images}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resize {images} to {sizes} sizes</source>
        <translation>缩放 {images}为 {sizes} 种尺寸(&amp;R)</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>并行任务数量</translation>
    </message>
    <message>
        <source>How many images are worked on at once</source>
        <translation>同时处理的图片数量</translation>
    </message>
    <message>
        <source>Measure threads and processes on your own images</source>
        <translation>用您自己的图片测量线程和进程</translation>
    </message>
    <message>
        <source>Whatever will be over first, by these images and by what was learned on this machine</source>
        <translation>根据这些图片和在本机上积累的经验，选择预计最先完成的方式</translation>
    </message>
    <message>
        <source>A process on each core: a crash costs one image, and cancel is immediate</source>
        <translation>每个核心一个进程：崩溃只损失一张图片，取消立即生效</translation>
    </message>
    <message>
        <source>The same with threads: no protection from crashes; cancel lets running images finish</source>
        <translation>同样的方式，但使用线程：不防崩溃；取消时会等待处理中的图片完成</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>并行任务(&amp;W)</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>What stays in view</source>
        <translation>保留的部分</translation>
    </message>
    <message>
        <source>The arrow keys move what stays in view of this image</source>
        <translation>方向键移动此图片要保留的部分</translation>
    </message>
    <message>
        <source>Done, but something failed</source>
        <translation>已完成，但有失败项</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>批处理已完成</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>继续(&amp;U)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total} files</source>
        <translation>正在撤销：{done} / {total} 个文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{files} failed: sho&amp;w</source>
        <translation>{files}失败：显示(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Do the rest; what is done already stays as it is</source>
        <translation>处理其余部分；已完成的保持不变</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>以后再说(&amp;O)</translation>
    </message>
    <message>
        <source>Another window or terminal has gone on with that batch.</source>
        <translation>另一个窗口或终端已继续该批处理。</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>尺寸 {sizes}</translation>
    </message>
    <message>
        <source>sizes {sizes}</source>
        <translation>尺寸 {sizes}</translation>
    </message>
    <message>
        <source>begun {when}</source>
        <translation>开始于 {when}</translation>
    </message>
    <message>
        <source>A batch was interrupted before its first file was done.</source>
        <translation>有一个批处理在完成第一个文件之前中断。</translation>
    </message>
    <message>
        <source>A batch was interrupted after {files}.</source>
        <translation>有一个批处理在完成 {files}后中断。</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} 及另外 {count} 项</translation>
    </message>
    <message>
        <source>Inside – whole image, within the size</source>
        <translation>内接 – 完整图片，不超出尺寸</translation>
    </message>
    <message>
        <source>Outside – whole image, covers the size</source>
        <translation>外接 – 完整图片，盖满尺寸</translation>
    </message>
    <message>
        <source>Cover – exactly the size, edges cut</source>
        <translation>覆盖 – 尺寸精确，裁去边缘</translation>
    </message>
    <message>
        <source>Contain – exactly the size, padded</source>
        <translation>包含 – 尺寸精确，补边</translation>
    </message>
    <message>
        <source>Fill – exactly the size, stretched</source>
        <translation>填充 – 尺寸精确，拉伸</translation>
    </message>
    <message>
        <source>Same as source</source>
        <translation>与源图片相同</translation>
    </message>
    <message>
        <source>Update what imgbatch made</source>
        <translation>更新 imgbatch 生成的文件</translation>
    </message>
    <message>
        <source>Keep every file</source>
        <translation>保留所有文件</translation>
    </message>
    <message>
        <source>Replace every file</source>
        <translation>替换所有文件</translation>
    </message>
    <message>
        <source>An earlier result is made anew if its image or the settings changed; any other file is kept.</source>
        <translation>如果图片或设置有更改，会重新生成先前的结果；其他文件一律保留。</translation>
    </message>
    <message>
        <source>A file that is there is never touched, even if its image has changed since.</source>
        <translation>已有文件绝不改动，即使其源图片之后有更改。</translation>
    </message>
    <message>
        <source>Whatever is there is replaced, also what imgbatch has not made.</source>
        <translation>已有文件一律替换，包括不是由 imgbatch 生成的文件。</translation>
    </message>
    <message>
        <source>How images meet the size</source>
        <translation>图片如何适应尺寸</translation>
    </message>
    <message>
        <source>&amp;Enlarge smaller images</source>
        <translation>放大较小的图片(&amp;E)</translation>
    </message>
    <message>
        <source>Format of the outputs</source>
        <translation>输出格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>如果同名文件已存在</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>输出文件夹</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>名称模板</translation>
    </message>
    <message>
        <source>{stem} is the name of the source, {size} the size, {format} the format</source>
        <translation>{stem} 是源文件名，{size} 是尺寸，{format} 是格式</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>保存格式(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>保存到文件夹(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>If that name is ta&amp;ken</source>
        <translation>如果名称已被占用(&amp;K)</translation>
    </message>
    <message>
        <source>Folder for the outputs</source>
        <translation>输出文件夹</translation>
    </message>
    <message>
        <source>fits, no file</source>
        <translation>已符合，不生成文件</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} 帧</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>{count} pages: {results}</source>
        <translation>{count} 页：{results}</translation>
    </message>
    <message>
        <source>{results}, first frame</source>
        <translation>{results}，第一帧</translation>
    </message>
    <message>
        <source>{format} holds no animation</source>
        <translation>{format} 不支持动画</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>预设(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}</source>
        <translation>预设(&amp;S)：{name}</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}, changed</source>
        <translation>预设(&amp;S)：{name}，已更改</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>保存为预设…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export this recipe…</source>
        <translation>导出这套设置…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>Export this recipe</source>
        <translation>导出这套设置</translation>
    </message>
    <message>
        <source>A whole recipe with one click: sizes, format and everything under More</source>
        <translation>一键应用整套设置：尺寸、格式以及“更多”中的所有选项</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Web 1920</source>
        <translation>网页 1920</translation>
    </message>
    <message>
        <source>E-mail 1280</source>
        <translation>电子邮件 1280</translation>
    </message>
    <message>
        <source>Thumbnails 256</source>
        <translation>缩略图 256</translation>
    </message>
    <message>
        <source>Responsive set</source>
        <translation>响应式套图</translation>
    </message>
    <message>
        <source>Convert only</source>
        <translation>仅转换格式</translation>
    </message>
    <message>
        <source>{count} have a file already</source>
        <translation>{count} 个已有文件</translation>
    </message>
    <message>
        <source>Add photos, choose the sizes on the right, and press the button below. F1 opens the help.</source>
        <translation>添加照片，在右侧选择尺寸，然后按下方的按钮。按 F1 打开帮助。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Folders that were added before</source>
        <translation>以前添加过的文件夹</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>It is not there any more, or its drive is not</source>
        <translation>它已不存在，或其驱动器不可用</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>比较的图表</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>无法写入图像</translation>
    </message>
    <message>
        <source>one image of about {work} has nobody to share with, and starting a process takes {startup}</source>
        <translation>一张约需 {work} 的图片无法分摊，而启动一个进程需要 {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work for one worker, and starting a process takes {startup}</source>
        <translation>{images} 张图片由一个并行任务处理约需 {work}，而启动一个进程需要 {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work, and starting a process takes {startup}</source>
        <translation>{images} 张图片约需 {work}，而启动一个进程需要 {startup}</translation>
    </message>
    <message>
        <source>{images} images take about {threads} in threads and {processes} in processes, which have to be started first</source>
        <translation>{images} 张图片用线程约需 {threads}，用进程则需 {processes}，因为进程要先启动</translation>
    </message>
    <message>
        <source>{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash costs one image only</source>
        <translation>{images} 张图片约需 {processes}：启动进程的 {startup} 影响很小，而且崩溃只损失一张图片</translation>
    </message>
    <message>
        <source>more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image only</source>
        <translation>超过 {images} 张图片：启动进程的 {startup} 没有影响，而且崩溃只损失一张图片</translation>
    </message>
    <message>
        <source>nothing is known of the images yet, and in processes a crash costs one image only</source>
        <translation>对这些图片尚无了解，而使用进程时崩溃只损失一张图片</translation>
    </message>
    <message>
        <source>rare formats are read too, and their decoders are safe in processes only</source>
        <translation>还会读取少见格式，其解码器只有在进程中才安全</translation>
    </message>
    <message>
        <source>only processes can leave the machine to others</source>
        <translation>只有进程才能把机器让给其他程序</translation>
    </message>
    <message>
        <source>only processes can be ended when an image takes too long</source>
        <translation>只有进程才能在某张图像耗时过长时被终止</translation>
    </message>
    <message>
        <source>an image may have crashed the last batch into this folder, and in processes that costs one image only</source>
        <translation>上一批写入此文件夹的任务可能因某张图像而崩溃，而使用进程时只会损失一张图像</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as many as {rival}.</source>
        <translation>最快：{winner}，每秒 {rate} 张图片，是逐张处理的 {times} 倍，是 {rival}的 {more} 倍。</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other.</source>
        <translation>最快：{winner}，每秒 {rate} 张图片，是逐张处理的 {times} 倍。</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.</source>
        <translation>最快：{winner}，每秒 {rate} 张图片，是 {rival}的 {more} 倍。</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the interpreter lock.</source>
        <translation>{winner}和 {rival}在这里一样快（相差不超过 {percent} %）：解码、缩放和编码时会释放解释器锁。</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %).</source>
        <translation>{winner}和 {rival}在这里一样快（相差不超过 {percent} %）。</translation>
    </message>
    <message>
        <source>The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast.</source>
        <translation>{winner}比 {rival}快 {percent} %，但各轮结果有重叠：可视为一样快。</translation>
    </message>
    <message>
        <source>Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after the other.</source>
        <translation>同时处理多张没有好处：{rival}每秒 {rate} 张图片，是逐张处理的 {times} 倍。</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with more runs.</source>
        <translation>各轮数据相差 {percent} %：可能有其他程序在使用本机。请增加轮数再测一次。</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. Repeat it with more runs.</source>
        <translation>各轮之间的数值相差 {percent} %；开始前这台机器的负载为 {load}。请增加轮数再测一次。</translation>
    </message>
    <message>
        <source>Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized once they are read. More workers will not help.</source>
        <translation>瓶颈在于读取：磁盘每秒提供 {disk} 张图片（{megabytes} MB），而读入后每秒可缩放 {rate} 张。增加并行任务没有帮助。</translation>
    </message>
    <message>
        <source>With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock lets one thread at a time through.</source>
        <translation>处理图片时，{threads}有 {waiting} % 的时间在等待，{processes}有 {other} %：解释器锁每次只让一个线程通过。</translation>
    </message>
    <message>
        <source>This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, {processes} {other} %.</source>
        <translation>这个 Python 没有解释器锁：处理图片时，{threads}有 {waiting} % 的时间在等待，{processes}有 {other} %。</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, {threads} would be done first.</source>
        <translation>启动 {processes}用了 {startup} 秒，总共 {seconds} 秒。约 {images} 张图片以上才划算；再少的话，{threads}会先完成。</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that is never made up for.</source>
        <translation>启动 {processes}用了 {startup} 秒，总共 {seconds} 秒，而逐张来看并不比 {threads}快：这段时间永远补不回来。</translation>
    </message>
    <message>
        <source>Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} images, and worth less than 5 % with more than {worth}.</source>
        <translation>在各批处理之间保留进程，每次启动可节省 {saved} 秒：{images} 张图片时速度是 {times} 倍，超过 {worth} 张时收益不到 5 %。</translation>
    </message>
    <message>
        <source>Keeping processes gains nothing here: starting them takes {startup} s only.</source>
        <translation>在这里保留进程没有好处：启动进程只需 {startup} 秒。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up.</source>
        <translation>从 {few}增加到 {many}几乎没有提升（{times} 倍）：本机的核心已经用满。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited {waiting} % of the time.</source>
        <translation>从 {few}增加到 {many}几乎没有提升（{times} 倍）：处理图片时，有 {waiting} % 的时间在等待。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times).</source>
        <translation>从 {few}增加到 {many}几乎没有提升（{times} 倍）。</translation>
    </message>
    <message>
        <source>For {percent} % of the time cores had nothing to do but to wait for a disk.</source>
        <translation>有 {percent} % 的时间，核心除了等待磁盘无事可做。</translation>
    </message>
    <message>
        <source>At the peak {processes} took {more} MB of memory, {threads} {less} MB.</source>
        <translation>内存峰值：{processes}占用 {more} MB，{threads}占用 {less} MB。</translation>
    </message>
    <message>
        <source>A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s.</source>
        <translation>少数大图片起决定作用：每 100 张中有 5 张各用时超过 {slow} 秒，而半数用时不到 {usual} 秒。</translation>
    </message>
    <message>
        <source>{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core.</source>
        <translation>{images} 张图片中有 {count} 张是 {format}；这些图片每百万像素耗费一个核心 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Every worker counts: each of {winner} does {percent} % of what one alone would do.</source>
        <translation>每个并行任务都有作用：{winner}中的每一个都达到单独运行时的 {percent} %。</translation>
    </message>
    <message>
        <source>imgbatch {version} is there, this is an older one: {page}</source>
        <translation>imgbatch {version} 已发布，当前版本较旧：{page}</translation>
    </message>
</context>
</TS>
