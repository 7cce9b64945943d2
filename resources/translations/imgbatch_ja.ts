<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name></name>
    <message>
        <source>&amp;Go on</source>
        <translation>続行(&amp;G)</translation>
    </message>
    <message>
        <source>Do the rest; what is done already stays as it is</source>
        <translation>残りを処理します。済んだものはそのまま残ります</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>後で(&amp;O)</translation>
    </message>
    <message>
        <source>Another window or terminal has gone on with that batch.</source>
        <translation>そのバッチは別のウィンドウまたは端末で続行されています。</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>サイズ {sizes}</translation>
    </message>
    <message>
        <source>sizes {sizes}</source>
        <translation>サイズ {sizes}</translation>
    </message>
    <message>
        <source>begun {when}</source>
        <translation>開始: {when}</translation>
    </message>
    <message>
        <source>A batch was interrupted before its first file was done.</source>
        <translation>前回のバッチは最初のファイルが終わる前に中断されました。</translation>
    </message>
    <message>
        <source>A batch was interrupted after {files}.</source>
        <translation>前回のバッチは {files}を処理した後に中断されました。</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} ほか {count} 件</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>変更前と変更後</translation>
    </message>
    <message>
        <source>Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture</source>
        <translation>左右キーで境界線を移動、プラスとマイナスで拡大・縮小、Ctrl+矢印キーで画像を移動します</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>What stays in view</source>
        <translation>残す部分</translation>
    </message>
    <message>
        <source>The arrow keys move what stays in view of this image</source>
        <translation>矢印キーで、この画像の残す部分を移動します</translation>
    </message>
    <message>
        <source>Done, but something failed</source>
        <translation>完了しましたが、一部が失敗しました</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>バッチが完了しました</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>フォルダーや写真をここにドロップ</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom. The originals are never changed.</source>
        <translation>フォルダーは一番下の階層まで検索します。元のファイルは決して変更しません。</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>フォルダーを追加(&amp;F)…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>ファイルを追加(&amp;L)…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>名前を検索</translation>
    </message>
    <message>
        <source>Show only images with these words in their names (Ctrl+F)</source>
        <translation>名前にこれらの語を含む画像だけを表示 (Ctrl+F)</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>すべて ({count})</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>未処理 ({count})</translation>
    </message>
    <message>
        <source>Done ({count})</source>
        <translation>完了 ({count})</translation>
    </message>
    <message>
        <source>Skipped ({count})</source>
        <translation>スキップ ({count})</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>失敗 ({count})</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>fits, no file</source>
        <translation>収まるため出力なし</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} フレーム</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} ページ</translation>
    </message>
    <message>
        <source>{count} pages: {results}</source>
        <translation>{count} ページ: {results}</translation>
    </message>
    <message>
        <source>{results}, first frame</source>
        <translation>{results}、最初のフレーム</translation>
    </message>
    <message>
        <source>{format} holds no animation</source>
        <translation>{format} はアニメーションに対応していません</translation>
    </message>
    <message>
        <source>imgbatch – Help</source>
        <translation>imgbatch – ヘルプ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このプログラムについて</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>このプログラムについて(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week (one request; nothing is sent along)</source>
        <translation>週に一度、新しいバージョンを確認する(&amp;L)（リクエスト 1 回のみ。ほかに何も送信しません）</translation>
    </message>
    <message>
        <source>Drop folders or photos anywhere on the window. Folders are searched to the bottom.</source>
        <translation>フォルダーや写真をウィンドウのどこかにドロップします。フォルダーは一番下の階層まで検索します。</translation>
    </message>
    <message>
        <source>Choose the sizes on the right. Each photo can become several of them at once.</source>
        <translation>右側でサイズを選びます。1 枚の写真から複数のサイズを一度に作れます。</translation>
    </message>
    <message>
        <source>Press the blue button. The originals are never changed; the results go into the folder on the right.</source>
        <translation>青いボタンを押します。元のファイルは決して変更しません。結果は右側で指定したフォルダーに入ります。</translation>
    </message>
    <message>
        <source>Run it again as often as you like: only what changed is done again.</source>
        <translation>何度でも実行できます。変更されたものだけを処理し直します。</translation>
    </message>
    <message>
        <source>Undo takes back what the last batch wrote, and restores what it replaced.</source>
        <translation>「元に戻す」は、前回のバッチが書き出したものを取り消し、置き換えたものを復元します。</translation>
    </message>
    <message>
        <source>A photo that cannot be read costs that photo, never the batch; its row says why.</source>
        <translation>読み込めない写真があっても、失敗するのはその写真だけで、バッチは続きます。理由はその行に表示されます。</translation>
    </message>
    <message>
        <source>An interrupted batch is offered again at the next start.</source>
        <translation>中断されたバッチは、次回の起動時に続行できます。</translation>
    </message>
    <message>
        <source>Under More stands everything that most people never need, each with a word of help.</source>
        <translation>「詳細」には、ふだんは必要のない設定が説明付きでまとめてあります。</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>フォルダーを追加</translation>
    </message>
    <message>
        <source>paste files, folders, or their paths</source>
        <translation>ファイル、フォルダー、またはそのパスを貼り付け</translation>
    </message>
    <message>
        <source>find in the list</source>
        <translation>一覧内を検索</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>cancel, or take a question back</source>
        <translation>キャンセル、または確認を取り下げる</translation>
    </message>
    <message>
        <source>copy the paths of the rows that are chosen</source>
        <translation>選択した行のパスをコピー</translation>
    </message>
    <message>
        <source>take rows off the list; their files stay</source>
        <translation>一覧から行を外す（ファイルは残ります）</translation>
    </message>
    <message>
        <source>on a size: change it</source>
        <translation>サイズの上で: 変更</translation>
    </message>
    <message>
        <source>on a size: move it</source>
        <translation>サイズの上で: 移動</translation>
    </message>
    <message>
        <source>in the preview: move the divider, or the crop box</source>
        <translation>プレビューで: 境界線または切り抜き枠を移動</translation>
    </message>
    <message>
        <source>in the preview: nearer, less near, all of it</source>
        <translation>プレビューで: 拡大、縮小、全体を表示</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>このページ</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>3 つの手順</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>知っておくと便利なこと</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>The same from the terminal:</source>
        <translation>端末から同じことをするには:</translation>
    </message>
    <message>
        <source>Resizes folders of photos on every core of your machine.</source>
        <translation>コンピューターのすべてのコアを使って、フォルダー内の写真のサイズをまとめて変更します。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用しているソフトウェア</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>このインストール</translation>
    </message>
    <message>
        <source>There is no log of this session: {path} cannot be written ({reason}).</source>
        <translation>このセッションのログはありません。{path} に書き込めません ({reason})。</translation>
    </message>
    <message>
        <source>This is a bug in imgbatch: {error}</source>
        <translation>imgbatch のバグです: {error}</translation>
    </message>
    <message>
        <source>Your files are as they were. The details are in {path}.</source>
        <translation>ファイルは元のままです。詳細は {path} にあります。</translation>
    </message>
    <message>
        <source>Add photos, choose the sizes on the right, and press the button below. F1 opens the help.</source>
        <translation>写真を追加し、右側でサイズを選び、下のボタンを押してください。F1 でヘルプを開きます。</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>画像用メモリ</translation>
    </message>
    <message>
        <source>automatic, or 4 GB</source>
        <translation>自動、または 4 GB</translation>
    </message>
    <message>
        <source>What all images in work may take together. A worker may take 1 GB more</source>
        <translation>処理中のすべての画像が合計で使えるメモリ。ワーカーごとにさらに 1 GB まで使うことがあります</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>待ち時間の上限</translation>
    </message>
    <message>
        <source>An image that takes longer than that is given up, so that the others are done</source>
        <translation>これより時間のかかる画像は打ち切り、残りの画像を処理します</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>the usual time</source>
        <translation>通常の時間に対して</translation>
    </message>
    <message>
        <source>Tidy up after images that are gone</source>
        <translation>なくなった画像の結果を片付ける</translation>
    </message>
    <message>
        <source>Files that imgbatch made from images that are not there any more are moved away</source>
        <translation>元の画像がなくなった、imgbatch の作成したファイルを別の場所に移します</translation>
    </message>
    <message>
        <source>Leave the machine to others</source>
        <translation>ほかのプログラムを優先</translation>
    </message>
    <message>
        <source>Processes let every other program go first; threads cannot</source>
        <translation>プロセスはほかのすべてのプログラムを優先させます。スレッドではできません</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>4:4:4 – text, drawings</source>
        <translation>4:4:4 – 文字、図</translation>
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
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Keep the source&apos;s bytes when not smaller</source>
        <translation>小さくならなければ元のデータを使う</translation>
    </message>
    <message>
        <source>Progressive JPEG</source>
        <translation>プログレッシブ JPEG</translation>
    </message>
    <message>
        <source>Chroma subsampling</source>
        <translation>クロマサブサンプリング</translation>
    </message>
    <message>
        <source>Take time for smaller files</source>
        <translation>時間をかけて小さくする</translation>
    </message>
    <message>
        <source>PNG level</source>
        <translation>PNG のレベル</translation>
    </message>
    <message>
        <source>PNG colours</source>
        <translation>PNG の色数</translation>
    </message>
    <message>
        <source>Lossless WebP</source>
        <translation>可逆 WebP</translation>
    </message>
    <message>
        <source>WebP method</source>
        <translation>WebP の方式</translation>
    </message>
    <message>
        <source>AVIF speed</source>
        <translation>AVIF の速度</translation>
    </message>
    <message>
        <source>Largest file size</source>
        <translation>最大ファイルサイズ</translation>
    </message>
    <message>
        <source>no limit, or 200 KB</source>
        <translation>無制限、または 200 KB</translation>
    </message>
    <message>
        <source>200 KB, 1.5 MB: quality is given up for it, then pixels</source>
        <translation>例: 200 KB、1.5 MB。そのためにまず品質を、次にピクセル数を下げます</translation>
    </message>
    <message>
        <source>The same pixels in fewer bytes, for JPEG and PNG</source>
        <translation>同じピクセルをより少ないバイト数で保存します（JPEG と PNG）</translation>
    </message>
    <message>
        <source>A result that would not be smaller than its source is a copy of it</source>
        <translation>元のファイルより小さくならない結果は、そのコピーになります</translation>
    </message>
    <message>
        <source>It appears at once in a browser, and becomes sharper</source>
        <translation>ブラウザーですぐに表示され、次第に鮮明になります</translation>
    </message>
    <message>
        <source>How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp</source>
        <translation>明るさのほかに残す色の量。4:4:4 は細い赤い線をくっきり保ちます</translation>
    </message>
    <message>
        <source>How hard a PNG is compressed; its pixels are the same at every level</source>
        <translation>PNG の圧縮の強さ。どのレベルでもピクセルは同じです</translation>
    </message>
    <message>
        <source>A palette of few colours makes a PNG much smaller, and suits drawings</source>
        <translation>色数の少ないパレットは PNG をずっと小さくし、図やイラストに向いています</translation>
    </message>
    <message>
        <source>Every pixel is kept as it is; files of photos become several times larger</source>
        <translation>すべてのピクセルがそのまま残ります。写真のファイルは数倍の大きさになります</translation>
    </message>
    <message>
        <source>How long the encoder looks for a smaller file, from 0, fast, to 6</source>
        <translation>より小さいファイルを探す時間。0（速い）から 6 まで</translation>
    </message>
    <message>
        <source>How fast the encoder is, up to 10; a slow one makes smaller files</source>
        <translation>エンコードの速さ（最大 10）。遅いほどファイルは小さくなります</translation>
    </message>
    <message>
        <source>Full colour</source>
        <translation>フルカラー</translation>
    </message>
    <message>
        <source> colours</source>
        <translation> 色</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>クロマ</translation>
    </message>
    <message>
        <source>9 is smallest</source>
        <translation>9 が最小</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>パレット</translation>
    </message>
    <message>
        <source>6 is smallest</source>
        <translation>6 が最小</translation>
    </message>
    <message>
        <source>0 is smallest</source>
        <translation>0 が最小</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黒</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>その他…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Beside a padded image, and below transparent pixels where the format has none</source>
        <translation>余白を付けた画像の周囲と、透明に対応しない形式での透明ピクセルの下の色</translation>
    </message>
    <message>
        <source>A colour as it is written on the web: #rrggbb</source>
        <translation>Web で使われる色の書き方: #rrggbb</translation>
    </message>
    <message>
        <source>Background as #rrggbb</source>
        <translation>背景 (#rrggbb)</translation>
    </message>
    <message>
        <source>When the image is cut or padded</source>
        <translation>画像を切り取るか余白を付けるとき</translation>
    </message>
    <message>
        <source>Keep in view</source>
        <translation>残す部分</translation>
    </message>
    <message>
        <source>For the fits Cover and Contain</source>
        <translation>「カバー」と「余白付き」の場合</translation>
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
        <translation>中央</translation>
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
        <translation>左から {x}、
上から {y}</translation>
    </message>
    <message>
        <source>What stays in view where the image is cut, or where it lies where it is padded</source>
        <translation>切り取るときに残す部分、または余白を付けるときの画像の位置</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Without private data</source>
        <translation>個人情報を除く</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Keep colour profile</source>
        <translation>カラープロファイルを残す</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>sRGB に変換</translation>
    </message>
    <message>
        <source>Metadata and colour</source>
        <translation>メタデータと色</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>メタデータ</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes</source>
        <translation>EXIF、XMP、IPTC。個人情報は、位置、シリアル番号、所有者、メーカーノートです</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>sRGB is what every screen and browser shows; a profile that is kept may hold more</source>
        <translation>sRGB はどの画面やブラウザーでも表示できます。プロファイルを残すと、より多くの色を保てます</translation>
    </message>
    <message>
        <source>Keep the dates of the file</source>
        <translation>ファイルの日時を引き継ぐ</translation>
    </message>
    <message>
        <source>A result gets the dates of its source, and is sorted beside it</source>
        <translation>結果は元のファイルの日時を引き継ぎ、その隣に並びます</translation>
    </message>
    <message>
        <source>Keep the permissions of the file</source>
        <translation>ファイルの権限を引き継ぐ</translation>
    </message>
    <message>
        <source>Who may read and write a result is what it is for its source</source>
        <translation>結果の読み書きの権限は、元のファイルと同じになります</translation>
    </message>
    <message>
        <source>Wait until files survive a power cut</source>
        <translation>停電でも失われなくなるまで待つ</translation>
    </message>
    <message>
        <source>Each file counts as done when the disk has it for certain. It takes longer</source>
        <translation>ディスクに確実に書き込まれてから各ファイルを完了とします。時間がかかります</translation>
    </message>
    <message>
        <source>Look for changes in the content</source>
        <translation>内容で変更を調べる</translation>
    </message>
    <message>
        <source>Whether an image changed is told by its content, not by size and date. It takes longer</source>
        <translation>画像が変わったかどうかを、サイズと日時ではなく内容で判断します。時間がかかります</translation>
    </message>
    <message>
        <source>&amp;More  ·  {count} changed</source>
        <translation>詳細(&amp;M)  ·  {count} 件変更</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>詳細(&amp;M)</translation>
    </message>
    <message>
        <source>Lanczos – sharpest</source>
        <translation>Lanczos – 最も鮮明</translation>
    </message>
    <message>
        <source>Catmull-Rom</source>
        <translation>Catmull-Rom</translation>
    </message>
    <message>
        <source>Mitchell – soft</source>
        <translation>Mitchell – ソフト</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>バイリニア</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>ボックス</translation>
    </message>
    <message>
        <source>Nearest – pixel art</source>
        <translation>ニアレスト – ドット絵</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>リサンプリング</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>How the pixels of a result are mixed from those of its source</source>
        <translation>結果のピクセルを元のピクセルからどう混ぜるか</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>シャープ</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>40 is a little, 80 is more, 150 is strong</source>
        <translation>40 は弱め、80 は中程度、150 は強め</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>リニアライト</translation>
    </message>
    <message>
        <source>Mix light instead of the numbers that stand for it: truer where fine bright lines are</source>
        <translation>数値ではなく光の量で混ぜます。明るく細い線がより正確になります</translation>
    </message>
    <message>
        <source>Fast: a little less true</source>
        <translation>高速（精度はやや低下）</translation>
    </message>
    <message>
        <source>Decode no more than the result needs</source>
        <translation>結果に必要な分だけデコードします</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Encode it anew</source>
        <translation>エンコードし直す</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>最初のページ</translation>
    </message>
    <message>
        <source>All pages, a file each</source>
        <translation>全ページ（別々のファイル）</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>An image that already fits</source>
        <translation>すでに収まる画像</translation>
    </message>
    <message>
        <source>Pages of a TIFF</source>
        <translation>TIFF のページ</translation>
    </message>
    <message>
        <source>What is done with an image that is no larger than the size, and is not made larger</source>
        <translation>サイズより大きくなく、拡大もしない画像の扱い</translation>
    </message>
    <message>
        <source>A TIFF may hold many pages; each can become a file of its own</source>
        <translation>TIFF には複数のページを含められます。各ページを別々のファイルにできます</translation>
    </message>
    <message>
        <source>First frame only, of animations</source>
        <translation>アニメーションは最初のフレームのみ</translation>
    </message>
    <message>
        <source>Else an animation is an error where the format holds a still image only</source>
        <translation>オフの場合、静止画専用の形式ではアニメーションはエラーになります</translation>
    </message>
    <message>
        <source>Read rare formats too</source>
        <translation>まれな形式も読み込む</translation>
    </message>
    <message>
        <source>These are read too: {formats}</source>
        <translation>次の形式も読み込みます: {formats}</translation>
    </message>
    <message>
        <source>Already fits</source>
        <translation>すでに収まる</translation>
    </message>
    <message>
        <source>TIFF pages</source>
        <translation>TIFF のページ</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>元の画像の内訳</translation>
    </message>
    <message>
        <source>What it will come to</source>
        <translation>結果の見込み</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>枚（縦長）</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>枚（横長）</translation>
    </message>
    <message>
        <source>square</source>
        <translation>枚（正方形）</translation>
    </message>
    <message>
        <source>{count} already fit</source>
        <translation>すでに収まる {count}</translation>
    </message>
    <message>
        <source>{count} up to date</source>
        <translation>最新 {count}</translation>
    </message>
    <message>
        <source>{count} have a file already</source>
        <translation>ファイルあり {count}</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>読み込み不可 {count}</translation>
    </message>
    <message>
        <source>about {groups}</source>
        <translation>約 {groups}</translation>
    </message>
    <message>
        <source>about {before} → {after}, {time}   (measured on {count} of your files)</source>
        <translation>約 {before} → {after}、{time}   ({count} ファイルで測定)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>プリセット(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}</source>
        <translation>プリセット(&amp;S): {name}</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}, changed</source>
        <translation>プリセット(&amp;S): {name}、変更あり</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>プリセットとして保存…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>インポート…</translation>
    </message>
    <message>
        <source>Export this recipe…</source>
        <translation>このレシピをエクスポート…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>プリセットをインポート</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>マイプリセット</translation>
    </message>
    <message>
        <source>Export this recipe</source>
        <translation>このレシピをエクスポート</translation>
    </message>
    <message>
        <source>A whole recipe with one click: sizes, format and everything under More</source>
        <translation>サイズ、形式、「詳細」のすべてをワンクリックで設定します</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>プリセットの名前</translation>
    </message>
    <message>
        <source>Web 1920</source>
        <translation>Web 1920</translation>
    </message>
    <message>
        <source>E-mail 1280</source>
        <translation>メール 1280</translation>
    </message>
    <message>
        <source>Thumbnails 256</source>
        <translation>サムネイル 256</translation>
    </message>
    <message>
        <source>Responsive set</source>
        <translation>レスポンシブ用セット</translation>
    </message>
    <message>
        <source>Convert only</source>
        <translation>変換のみ</translation>
    </message>
    <message>
        <source>Crop &amp;box</source>
        <translation>切り抜き枠(&amp;B)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>プレビュー(&amp;V)</translation>
    </message>
    <message>
        <source>Size that is shown</source>
        <translation>表示するサイズ</translation>
    </message>
    <message>
        <source>Choose what stays in view of this image: click, drag or use the arrow keys</source>
        <translation>この画像の残す部分を、クリック、ドラッグ、または矢印キーで選びます</translation>
    </message>
    <message>
        <source>Cut this image as all others</source>
        <translation>この画像をほかと同じように切り取る</translation>
    </message>
    <message>
        <source>{reason} No file is written.</source>
        <translation>{reason} ファイルは書き出しません。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
    <message>
        <source>imgbatch – Compare</source>
        <translation>imgbatch – 比較</translation>
    </message>
    <message>
        <source>&amp;Kept processes, too</source>
        <translation>継続プロセスも測定(&amp;K)</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>保存(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Use the fastest</source>
        <translation>最速のものを使う(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>比較(&amp;O)</translation>
    </message>
    <message>
        <source>Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards.</source>
        <translation>お手持ちの画像（{images}）から選んだサンプルを、1 枚ずつ、スレッド、プロセスの順に繰り返しリサイズします。作成したファイルは一時フォルダーに入り、終了後に削除されます。</translation>
    </message>
    <message>
        <source>Choosing images…</source>
        <translation>画像を選んでいます…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>準備運転中…</translation>
    </message>
    <message>
        <source>{number} of {total}: {contender}</source>
        <translation>{number} / {total}: {contender}</translation>
    </message>
    <message>
        <source>Numbers of workers look like this: 1, 2, 4</source>
        <translation>ワーカーの数は次のように入力します: 1, 2, 4</translation>
    </message>
    <message>
        <source>Batches now run on: {contender}</source>
        <translation>バッチの実行方法: {contender}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>ベクター図</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>比較を保存</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>{name} として保存しました。</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比較の進行状況</translation>
    </message>
    <message>
        <source>How many of the images are used, spread from small ones to large ones</source>
        <translation>使用する画像の数。小さいものから大きいものまで均等に選びます</translation>
    </message>
    <message>
        <source>How often each has its turn: the more, the less chance there is in the figures</source>
        <translation>それぞれを実行する回数。多いほど数値のばらつきが小さくなります</translation>
    </message>
    <message>
        <source>How many images at once, with threads and with processes; several to compare</source>
        <translation>スレッドとプロセスで同時に処理する画像の数。複数入力して比較できます</translation>
    </message>
    <message>
        <source>Also measure processes that are kept from one batch to the next</source>
        <translation>次のバッチまで継続して使うプロセスも測定します</translation>
    </message>
    <message>
        <source>Run batches in the way that won here</source>
        <translation>ここで最も速かった方法でバッチを実行します</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>回数(&amp;R)</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>再開(&amp;U)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>一時停止(&amp;U)</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total} files</source>
        <translation>元に戻しています: {done} / {total} ファイル</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>{files} failed: sho&amp;w</source>
        <translation>{files}失敗: 表示(&amp;W)</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Folders that were added before</source>
        <translation>以前に追加したフォルダー</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>一覧を消去</translation>
    </message>
    <message>
        <source>It is not there any more, or its drive is not</source>
        <translation>フォルダーまたはそのドライブが見つかりません</translation>
    </message>
    <message>
        <source>Inside – whole image, within the size</source>
        <translation>内側 – 全体をサイズ内に収める</translation>
    </message>
    <message>
        <source>Outside – whole image, covers the size</source>
        <translation>外側 – 全体でサイズを覆う</translation>
    </message>
    <message>
        <source>Cover – exactly the size, edges cut</source>
        <translation>カバー – サイズどおり、端を切る</translation>
    </message>
    <message>
        <source>Contain – exactly the size, padded</source>
        <translation>余白付き – サイズどおり、余白で補う</translation>
    </message>
    <message>
        <source>Fill – exactly the size, stretched</source>
        <translation>引き伸ばし – サイズどおり、変形</translation>
    </message>
    <message>
        <source>Same as source</source>
        <translation>元と同じ</translation>
    </message>
    <message>
        <source>Update what imgbatch made</source>
        <translation>imgbatch の作成分を更新</translation>
    </message>
    <message>
        <source>Keep every file</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Replace every file</source>
        <translation>すべて置き換える</translation>
    </message>
    <message>
        <source>An earlier result is made anew if its image or the settings changed; any other file is kept.</source>
        <translation>以前の結果は、画像か設定が変わっていれば作り直します。ほかのファイルはそのまま残します。</translation>
    </message>
    <message>
        <source>A file that is there is never touched, even if its image has changed since.</source>
        <translation>既存のファイルは、元の画像が変わっていても決して変更しません。</translation>
    </message>
    <message>
        <source>Whatever is there is replaced, also what imgbatch has not made.</source>
        <translation>imgbatch が作成していないものも含め、既存のファイルを置き換えます。</translation>
    </message>
    <message>
        <source>How images meet the size</source>
        <translation>サイズへの合わせ方</translation>
    </message>
    <message>
        <source>&amp;Enlarge smaller images</source>
        <translation>小さい画像を拡大(&amp;E)</translation>
    </message>
    <message>
        <source>Format of the outputs</source>
        <translation>出力の形式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>選択(&amp;H)…</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>同じ名前のファイルがある場合</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>出力先フォルダー</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>名前のテンプレート</translation>
    </message>
    <message>
        <source>{stem} is the name of the source, {size} the size, {format} the format</source>
        <translation>{stem} は元のファイルの名前、{size} はサイズ、{format} は形式です</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>サイズ(&amp;Z)</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>保存形式(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>品質(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>出力先フォルダー(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>If that name is ta&amp;ken</source>
        <translation>同じ名前がある場合(&amp;K)</translation>
    </message>
    <message>
        <source>Folder for the outputs</source>
        <translation>出力先フォルダー</translation>
    </message>
    <message>
        <source>Nothing here opens pages; the report is {path}.</source>
        <translation>ページを開けるプログラムがありません。レポートは {path} にあります。</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>レポートを保存しました。</translation>
    </message>
    <message>
        <source>Retr&amp;y failed</source>
        <translation>失敗分を再試行(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Repo&amp;rt</source>
        <translation>レポート(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show in the browser</source>
        <translation>ブラウザーで表示(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Do once more what failed</source>
        <translation>失敗したものをもう一度処理します</translation>
    </message>
    <message>
        <source>Delete what this batch wrote, and put back what it replaced</source>
        <translation>このバッチが書き出したものを削除し、置き換えたものを元に戻します</translation>
    </message>
    <message>
        <source>What became of every image</source>
        <translation>各画像の結果</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>実行を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>停止して閉じる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>残す(&amp;K)</translation>
    </message>
    <message>
        <source>A batch is running. Files that are written so far will stay.</source>
        <translation>バッチを実行中です。これまでに書き出したファイルは残ります。</translation>
    </message>
    <message>
        <source>Looking at what would be undone…</source>
        <translation>元に戻す内容を調べています…</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>バッチを実行中です</translation>
    </message>
    <message>
        <source>A batch is being undone</source>
        <translation>バッチを元に戻しています</translation>
    </message>
    <message>
        <source>A comparison is running</source>
        <translation>比較を実行中です</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>画像を検索しています</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>まず画像を追加</translation>
    </message>
    <message>
        <source>No images were found there.</source>
        <translation>画像が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Paused: {reason}. Nothing is lost: see to it, then resume.</source>
        <translation>一時停止中: {reason}。失われたものはありません。対処してから再開してください。</translation>
    </message>
    <message>
        <source>{error}. Try Threads.</source>
        <translation>{error}。「スレッド」を試してください。</translation>
    </message>
    <message>
        <source>Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del</source>
        <translation>ダブルクリックで変更、ドラッグで移動。キー: Enter、Alt+↑、Alt+↓、Del</translation>
    </message>
    <message>
        <source>Remove the size {size}</source>
        <translation>サイズ {size} を削除</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>このサイズを削除</translation>
    </message>
    <message>
        <source>Shortest edge {edge}</source>
        <translation>短辺 {edge}</translation>
    </message>
    <message>
        <source>1 megapixel</source>
        <translation>1 メガピクセル</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} メガピクセル</translation>
    </message>
    <message>
        <source> {unit} at {dpi} dpi</source>
        <translation> {unit}、{dpi} dpi</translation>
    </message>
    <message>
        <source>Longest edge {edge}</source>
        <translation>長辺 {edge}</translation>
    </message>
    <message>
        <source>Width {edge}</source>
        <translation>幅 {edge}</translation>
    </message>
    <message>
        <source>Height {edge}</source>
        <translation>高さ {edge}</translation>
    </message>
    <message>
        <source>Longest edge…</source>
        <translation>長辺…</translation>
    </message>
    <message>
        <source>Shortest edge…</source>
        <translation>短辺…</translation>
    </message>
    <message>
        <source>Box…</source>
        <translation>枠…</translation>
    </message>
    <message>
        <source>Width…</source>
        <translation>幅…</translation>
    </message>
    <message>
        <source>Height…</source>
        <translation>高さ…</translation>
    </message>
    <message>
        <source>Percent…</source>
        <translation>パーセント…</translation>
    </message>
    <message>
        <source>Megapixels…</source>
        <translation>メガピクセル…</translation>
    </message>
    <message>
        <source>Print size…</source>
        <translation>印刷サイズ…</translation>
    </message>
    <message>
        <source>Size to add</source>
        <translation>追加するサイズ</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>追加(&amp;D)</translation>
    </message>
    <message>
        <source>Add the size</source>
        <translation>サイズを追加</translation>
    </message>
    <message>
        <source>Kinds of sizes</source>
        <translation>サイズの種類</translation>
    </message>
    <message>
        <source>Choose what kind of size to add</source>
        <translation>追加するサイズの種類を選択</translation>
    </message>
    <message>
        <source>longest edge, in pixels</source>
        <translation>長辺（ピクセル）</translation>
    </message>
    <message>
        <source>shortest edge</source>
        <translation>短辺</translation>
    </message>
    <message>
        <source>a box</source>
        <translation>枠</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>幅、高さ</translation>
    </message>
    <message>
        <source>of both edges</source>
        <translation>両辺に対する割合</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>メガピクセル</translation>
    </message>
    <message>
        <source>print, in cm, mm or in</source>
        <translation>印刷（cm、mm、in）</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>フォルダーで表示(&amp;F)</translation>
    </message>
    <message>
        <source>Open r&amp;esult</source>
        <translation>結果を開く(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>再試行(&amp;R)</translation>
    </message>
    <message>
        <source>Copy rea&amp;son</source>
        <translation>理由をコピー(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>パスをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>一覧から外す(&amp;M)</translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation>並べ替え(&amp;T)</translation>
    </message>
    <message>
        <source>Order of adding</source>
        <translation>追加した順</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>元の画像</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>working</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>done, {size}</source>
        <translation>完了、{size}</translation>
    </message>
    <message>
        <source>done, {size}, {count} unchanged</source>
        <translation>完了、{size}、変更なし {count}</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>スキップ: {reason}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>一致する画像がありません</translation>
    </message>
    <message>
        <source>Speed of the last half minute</source>
        <translation>直近 30 秒間の速度</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>プロセス(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>スレッド(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Try {images} again</source>
        <translation>{images}を再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resize {images}</source>
        <translation>{images}をリサイズ(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Resize {images} to {sizes} sizes</source>
        <translation>{images}を {sizes} サイズにリサイズ(&amp;R)</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>ワーカーの数</translation>
    </message>
    <message>
        <source>How many images are worked on at once</source>
        <translation>同時に処理する画像の数</translation>
    </message>
    <message>
        <source>Measure threads and processes on your own images</source>
        <translation>お手持ちの画像でスレッドとプロセスを測定します</translation>
    </message>
    <message>
        <source>Whatever will be over first, by these images and by what was learned on this machine</source>
        <translation>この画像とこのコンピューターでの実績から、最も早く終わる方法を選びます</translation>
    </message>
    <message>
        <source>A process on each core: a crash costs one image, and cancel is immediate</source>
        <translation>コアごとに 1 プロセス。クラッシュしても失敗は画像 1 枚だけで、すぐにキャンセルできます</translation>
    </message>
    <message>
        <source>The same with threads: no protection from crashes; cancel lets running images finish</source>
        <translation>同じ処理をスレッドで行います。クラッシュからは保護されず、キャンセルしても処理中の画像は最後まで処理します</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>ワーカー(&amp;W)</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>実行方法</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>消去(&amp;C)</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>画像のフォルダーを追加</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>画像を追加</translation>
    </message>
    <message>
        <source>tick “Read rare formats too” under More</source>
        <translation>「詳細」の「まれな形式も読み込む」をオンにしてください</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>画像 1 枚</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>画像 {count} 枚</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 ファイル</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} ファイル</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>1 秒あたりの画像数</translation>
    </message>
    <message>
        <source>slowest to fastest run</source>
        <translation>最も遅い回から最も速い回まで</translation>
    </message>
    <message>
        <source>Who did which image when</source>
        <translation>いつ、どのワーカーがどの画像を処理したか</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>逐次</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 スレッド</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} スレッド</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 プロセス</translation>
    </message>
    <message>
        <source>{count} processes</source>
        <translation>{count} プロセス</translation>
    </message>
    <message>
        <source>{name}, kept</source>
        <translation>{name}、継続</translation>
    </message>
    <message>
        <source>{rate} /s</source>
        <translation>{rate} 枚/秒</translation>
    </message>
    <message>
        <source>{times}×</source>
        <translation>{times}×</translation>
    </message>
    <message>
        <source>What Auto takes</source>
        <translation>自動で選んだ方法</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>1 ワーカー</translation>
    </message>
    <message>
        <source>Auto takes {mode}: {reason}.</source>
        <translation>自動で選択: {mode}（{reason}）。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>失敗: {reason}</translation>
    </message>
    <message>
        <source>{count} of {runs} failed: {reason}</source>
        <translation>{runs} 回中 {count} 回失敗: {reason}</translation>
    </message>
    <message>
        <source>start-up {seconds} s</source>
        <translation>起動 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name}: {median} images a second, {low} to {high} in {count} runs</source>
        <translation>{name}: 1 秒あたり {median} 枚、{count} 回で {low}～{high}</translation>
    </message>
    <message>
        <source>Image {image}, worker {worker}: {seconds} s, {percent} % of it at work</source>
        <translation>画像 {image}、ワーカー {worker}: {seconds} 秒、うち処理 {percent} %</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>{done} of {found}</source>
        <translation>{done} / {found}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>キャンセル中…</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} 枚/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
    <message>
        <source>{count} more will follow</source>
        <translation>この後さらに {count} 件</translation>
    </message>
    <message>
        <source>{files} written</source>
        <translation>{files}を書き出し</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>変更なし {count}</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>スキップ {count}</translation>
    </message>
    <message>
        <source>{count} moved away</source>
        <translation>移動 {count}</translation>
    </message>
    <message>
        <source>the rest cancelled</source>
        <translation>残りはキャンセル</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} 削減</translation>
    </message>
    <message>
        <source>{what} in {time}</source>
        <translation>{what}（{time}）</translation>
    </message>
    <message>
        <source>{files} cannot be undone and will stay.</source>
        <translation>{files}は元に戻せないため、残ります。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>元に戻すものはもうありません。</translation>
    </message>
    <message>
        <source>Delete {files}?</source>
        <translation>{files}を削除しますか?</translation>
    </message>
    <message>
        <source>Restore {files}?</source>
        <translation>{files}を復元しますか?</translation>
    </message>
    <message>
        <source>Delete {files} and restore {count}?</source>
        <translation>{files}を削除し、{count} ファイルを復元しますか?</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>{files}を削除しました</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>{files}を復元しました</translation>
    </message>
    <message>
        <source>{count} kept: {why}</source>
        <translation>{count} ファイルは残しました: {why}</translation>
    </message>
    <message>
        <source>nothing was left to undo</source>
        <translation>元に戻すものはありませんでした</translation>
    </message>
    <message>
        <source>{count} workers at {files} files</source>
        <translation>{count} ワーカー / {files} ファイル</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>比較のグラフ</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>画像を書き込めませんでした</translation>
    </message>
    <message>
        <source>one image of about {work} has nobody to share with, and starting a process takes {startup}</source>
        <translation>約 {work} かかる 1 枚の画像は分担できず、プロセスの起動に {startup} かかるため</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work for one worker, and starting a process takes {startup}</source>
        <translation>画像 {images} 枚は 1 ワーカーで約 {work} で済み、プロセスの起動に {startup} かかるため</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work, and starting a process takes {startup}</source>
        <translation>画像 {images} 枚は約 {work} で済み、プロセスの起動に {startup} かかるため</translation>
    </message>
    <message>
        <source>{images} images take about {threads} in threads and {processes} in processes, which have to be started first</source>
        <translation>画像 {images} 枚は、スレッドで約 {threads}、先に起動が必要なプロセスで {processes} かかるため</translation>
    </message>
    <message>
        <source>{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash costs one image only</source>
        <translation>画像 {images} 枚に約 {processes} かかり、プロセスの起動の {startup} はほとんど影響せず、クラッシュで失敗するのも 1 枚だけのため</translation>
    </message>
    <message>
        <source>more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image only</source>
        <translation>画像が {images} 枚を超え、プロセスの起動の {startup} は影響せず、クラッシュで失敗するのも 1 枚だけのため</translation>
    </message>
    <message>
        <source>nothing is known of the images yet, and in processes a crash costs one image only</source>
        <translation>画像についてまだ何もわからず、プロセスならクラッシュで失敗するのは 1 枚だけのため</translation>
    </message>
    <message>
        <source>rare formats are read too, and their decoders are safe in processes only</source>
        <translation>まれな形式も読み込み、そのデコーダーはプロセスでのみ安全なため</translation>
    </message>
    <message>
        <source>only processes can leave the machine to others</source>
        <translation>ほかのプログラムに処理を譲れるのはプロセスだけです</translation>
    </message>
    <message>
        <source>only processes can be ended when an image takes too long</source>
        <translation>画像に時間がかかりすぎたときに終了できるのはプロセスだけです</translation>
    </message>
    <message>
        <source>an image may have crashed the last batch into this folder, and in processes that costs one image only</source>
        <translation>このフォルダーへの前回のバッチは画像が原因で異常終了した可能性があり、プロセスなら失うのは 1 枚だけです</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as many as {rival}.</source>
        <translation>最速は {winner}で、1 秒あたり {rate} 枚です。1 枚ずつの {times} 倍、{rival}の {more} 倍です。</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other.</source>
        <translation>最速は {winner}で、1 秒あたり {rate} 枚です。1 枚ずつの {times} 倍です。</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.</source>
        <translation>最速は {winner}で、1 秒あたり {rate} 枚です。{rival}の {more} 倍です。</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the interpreter lock.</source>
        <translation>{winner}と {rival}の速さはここでは同じです（差は {percent} % 以内）。デコード、リサイズ、エンコードの間はインタープリターのロックが解放されます。</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %).</source>
        <translation>{winner}と {rival}の速さはここでは同じです（差は {percent} % 以内）。</translation>
    </message>
    <message>
        <source>The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast.</source>
        <translation>{winner}は {rival}より {percent} % 速いものの、各回の結果が重なっているため、同じ速さと考えてください。</translation>
    </message>
    <message>
        <source>Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after the other.</source>
        <translation>同時に処理しても速くなりません。{rival}で 1 秒あたり {rate} 枚、1 枚ずつの {times} 倍です。</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with more runs.</source>
        <translation>数値が回によって {percent} % ばらついています。コンピューターがほかの処理に使われていた可能性があります。回数を増やしてやり直してください。</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. Repeat it with more runs.</source>
        <translation>数値は回ごとに {percent} % ばらついています。開始前のこのマシンの負荷は {load} でした。回数を増やしてもう一度測定してください。</translation>
    </message>
    <message>
        <source>Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized once they are read. More workers will not help.</source>
        <translation>読み込みが限界です。ディスクから読めるのは 1 秒あたり {disk} 枚（{megabytes} MB）で、読み込んだ後なら 1 秒あたり {rate} 枚をリサイズできます。ワーカーを増やしても速くなりません。</translation>
    </message>
    <message>
        <source>With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock lets one thread at a time through.</source>
        <translation>画像の処理中、{threads}は時間の {waiting} %、{processes}は {other} % を待機していました。インタープリターのロックは、一度に 1 つのスレッドしか通しません。</translation>
    </message>
    <message>
        <source>This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, {processes} {other} %.</source>
        <translation>この Python にはインタープリターのロックがありません。画像の処理中、{threads}は時間の {waiting} %、{processes}は {other} % を待機していました。</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, {threads} would be done first.</source>
        <translation>{processes}の起動に {seconds} 秒のうち {startup} 秒かかりました。画像が約 {images} 枚以上なら見合います。それより少なければ {threads}のほうが先に終わります。</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that is never made up for.</source>
        <translation>{processes}の起動に {seconds} 秒のうち {startup} 秒かかりました。1 枚あたりでは {threads}より速くならないため、この遅れは取り戻せません。</translation>
    </message>
    <message>
        <source>Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} images, and worth less than 5 % with more than {worth}.</source>
        <translation>次のバッチまでプロセスを継続して使うと、開始のたびに {saved} 秒短くなります。画像 {images} 枚では {times} 倍の速さで、{worth} 枚を超えると効果は 5 % 未満です。</translation>
    </message>
    <message>
        <source>Keeping processes gains nothing here: starting them takes {startup} s only.</source>
        <translation>プロセスを継続して使っても、ここでは速くなりません。起動にかかるのは {startup} 秒だけです。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up.</source>
        <translation>{few}を {many}に増やしてもほとんど速くなりません（{times} 倍）。このコンピューターのコアをすべて使い切っています。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited {waiting} % of the time.</source>
        <translation>{few}を {many}に増やしてもほとんど速くなりません（{times} 倍）。画像の処理中、時間の {waiting} % を待機していました。</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times).</source>
        <translation>{few}を {many}に増やしてもほとんど速くなりません（{times} 倍）。</translation>
    </message>
    <message>
        <source>For {percent} % of the time cores had nothing to do but to wait for a disk.</source>
        <translation>時間の {percent} % は、コアがディスクを待つだけで何もしていませんでした。</translation>
    </message>
    <message>
        <source>At the peak {processes} took {more} MB of memory, {threads} {less} MB.</source>
        <translation>メモリの最大使用量は、{processes}が {more} MB、{threads}が {less} MB でした。</translation>
    </message>
    <message>
        <source>A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s.</source>
        <translation>少数の大きな画像が全体の時間を左右しています。100 枚中 5 枚はそれぞれ {slow} 秒より長く、半数は {usual} 秒未満でした。</translation>
    </message>
    <message>
        <source>{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core.</source>
        <translation>画像 {images} 枚のうち {count} 枚が {format} です。これらの画像の処理には、1 メガピクセルあたり 1 コアで {seconds} 秒かかりました。</translation>
    </message>
    <message>
        <source>Every worker counts: each of {winner} does {percent} % of what one alone would do.</source>
        <translation>すべてのワーカーが役立っています。{winner}のそれぞれが、単独の場合の {percent} % の働きをしています。</translation>
    </message>
    <message>
        <source>imgbatch {version} is there, this is an older one: {page}</source>
        <translation>imgbatch {version} が利用できます。これは古いバージョンです: {page}</translation>
    </message>
</context>
</TS>
