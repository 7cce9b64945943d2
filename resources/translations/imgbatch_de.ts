<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name></name>
    <message>
        <source>There is no log of this session: {path} cannot be written ({reason}).</source>
        <translation>Für diese Sitzung gibt es kein Protokoll: {path} lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>This is a bug in imgbatch: {error}</source>
        <translation>Das ist ein Fehler in imgbatch: {error}</translation>
    </message>
    <message>
        <source>Your files are as they were. The details are in {path}.</source>
        <translation>Alle Dateien sind, wie sie waren. Einzelheiten stehen in {path}.</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Was vorhanden ist</translation>
    </message>
    <message>
        <source>What it will come to</source>
        <translation>Was voraussichtlich herauskommt</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>square</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>{count} already fit</source>
        <translation>{count} bereits passend</translation>
    </message>
    <message>
        <source>{count} up to date</source>
        <translation>{count} aktuell</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>{count} nicht lesbar</translation>
    </message>
    <message>
        <source>about {groups}</source>
        <translation>etwa {groups}</translation>
    </message>
    <message>
        <source>about {before} → {after}, {time}   (measured on {count} of your files)</source>
        <translation>etwa {before} → {after}, {time}   (gemessen an {count} der Dateien)</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>Einen Ordner mit Bildern hinzufügen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Crop &amp;box</source>
        <translation>&amp;Zuschnitt</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Size that is shown</source>
        <translation>Gezeigte Größe</translation>
    </message>
    <message>
        <source>Choose what stays in view of this image: click, drag or use the arrow keys</source>
        <translation>Festlegen, was von diesem Bild sichtbar bleibt: klicken, ziehen oder Pfeiltasten verwenden</translation>
    </message>
    <message>
        <source>Cut this image as all others</source>
        <translation>Dieses Bild wie alle anderen zuschneiden</translation>
    </message>
    <message>
        <source>{reason} No file is written.</source>
        <translation>{reason} Es wird keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>working</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>done, {size}</source>
        <translation>fertig, {size}</translation>
    </message>
    <message>
        <source>done, {size}, {count} unchanged</source>
        <translation>fertig, {size}, {count} unverändert</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>übersprungen: {reason}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Stoppen und schließen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Rü&amp;ckgängig</translation>
    </message>
    <message>
        <source>A batch is running. Files that are written so far will stay.</source>
        <translation>Ein Stapel wird gerade verarbeitet. Bereits geschriebene Dateien bleiben erhalten.</translation>
    </message>
    <message>
        <source>Looking at what would be undone…</source>
        <translation>Es wird geprüft, was rückgängig gemacht würde…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Open r&amp;esult</source>
        <translation>&amp;Ergebnis öffnen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Copy rea&amp;son</source>
        <translation>&amp;Grund kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>Order of adding</source>
        <translation>Reihenfolge des Hinzufügens</translation>
    </message>
    <message>
        <source>Nothing here opens pages; the report is {path}.</source>
        <translation>Es gibt hier kein Programm zum Anzeigen von Seiten; der Bericht ist {path}.</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>Der Bericht wurde gespeichert.</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Ordner oder Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom. The originals are never changed.</source>
        <translation>Ordner werden mit allen Unterordnern durchsucht. Die Originale werden nie verändert.</translation>
    </message>
    <message>
        <source>{count} workers at {files} files</source>
        <translation>{count} Worker an {files} Dateien</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Beside a padded image, and below transparent pixels where the format has none</source>
        <translation>Neben einem aufgefüllten Bild und unter transparenten Pixeln, wenn das Format keine kennt</translation>
    </message>
    <message>
        <source>A colour as it is written on the web: #rrggbb</source>
        <translation>Eine Farbe, wie sie im Web geschrieben wird: #rrggbb</translation>
    </message>
    <message>
        <source>Background as #rrggbb</source>
        <translation>Hintergrund als #rrggbb</translation>
    </message>
    <message>
        <source>When the image is cut or padded</source>
        <translation>Wenn das Bild beschnitten oder aufgefüllt wird</translation>
    </message>
    <message>
        <source>Keep in view</source>
        <translation>Sichtbar halten</translation>
    </message>
    <message>
        <source>For the fits Cover and Contain</source>
        <translation>Für „Abdecken“ und „Einpassen“</translation>
    </message>
    <message>
        <source>North-west</source>
        <translation>Oben links</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>North-east</source>
        <translation>Oben rechts</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>South-west</source>
        <translation>Unten links</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>South-east</source>
        <translation>Unten rechts</translation>
    </message>
    <message>
        <source>{x} from the left,
{y} from the top</source>
        <translation>{x} von links,
{y} von oben</translation>
    </message>
    <message>
        <source>What stays in view where the image is cut, or where it lies where it is padded</source>
        <translation>Was im Bild bleibt, wo es beschnitten wird, oder wo es liegt, wo aufgefüllt wird</translation>
    </message>
    <message>
        <source>Lanczos – sharpest</source>
        <translation>Lanczos – am schärfsten</translation>
    </message>
    <message>
        <source>Catmull-Rom</source>
        <translation>Catmull-Rom</translation>
    </message>
    <message>
        <source>Mitchell – soft</source>
        <translation>Mitchell – weich</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Nearest – pixel art</source>
        <translation>Nächster – Pixelgrafik</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Resampling</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>How the pixels of a result are mixed from those of its source</source>
        <translation>Wie die Bildpunkte eines Ergebnisses aus denen der Quelle gemischt werden</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Schärfen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>40 is a little, 80 is more, 150 is strong</source>
        <translation>40 ist wenig, 80 ist mehr, 150 ist stark</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>Lineares Licht</translation>
    </message>
    <message>
        <source>Mix light instead of the numbers that stand for it: truer where fine bright lines are</source>
        <translation>Licht mischen statt der Zahlen, die dafür stehen: genauer bei feinen hellen Linien</translation>
    </message>
    <message>
        <source>Fast: a little less true</source>
        <translation>Schnell: etwas weniger genau</translation>
    </message>
    <message>
        <source>Decode no more than the result needs</source>
        <translation>Nur so viel dekodieren, wie das Ergebnis braucht</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
    <message>
        <source>Without private data</source>
        <translation>Ohne private Daten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Keep colour profile</source>
        <translation>Farbprofil behalten</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>In sRGB umwandeln</translation>
    </message>
    <message>
        <source>Metadata and colour</source>
        <translation>Metadaten und Farbe</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes</source>
        <translation>EXIF, XMP und IPTC. Privat sind Position, Seriennummern, Besitzer und Herstellernotizen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>sRGB is what every screen and browser shows; a profile that is kept may hold more</source>
        <translation>sRGB zeigt jeder Bildschirm und Browser; ein behaltenes Profil kann mehr enthalten</translation>
    </message>
    <message>
        <source>Keep the dates of the file</source>
        <translation>Datum der Datei behalten</translation>
    </message>
    <message>
        <source>A result gets the dates of its source, and is sorted beside it</source>
        <translation>Ein Ergebnis bekommt die Daten seiner Quelle und wird neben ihr einsortiert</translation>
    </message>
    <message>
        <source>Keep the permissions of the file</source>
        <translation>Zugriffsrechte der Datei behalten</translation>
    </message>
    <message>
        <source>Who may read and write a result is what it is for its source</source>
        <translation>Wer ein Ergebnis lesen und schreiben darf, ist wie bei seiner Quelle</translation>
    </message>
    <message>
        <source>Wait until files survive a power cut</source>
        <translation>Warten, bis Dateien einen Stromausfall überstehen</translation>
    </message>
    <message>
        <source>Each file counts as done when the disk has it for certain. It takes longer</source>
        <translation>Eine Datei gilt erst als fertig, wenn sie sicher auf dem Datenträger ist. Das dauert länger</translation>
    </message>
    <message>
        <source>Look for changes in the content</source>
        <translation>Änderungen am Inhalt erkennen</translation>
    </message>
    <message>
        <source>Whether an image changed is told by its content, not by size and date. It takes longer</source>
        <translation>Ob sich ein Bild geändert hat, sagt sein Inhalt, nicht Größe und Datum. Das dauert länger</translation>
    </message>
    <message>
        <source>&amp;More  ·  {count} changed</source>
        <translation>&amp;Mehr  ·  {count} geändert</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>Speicher für Bilder</translation>
    </message>
    <message>
        <source>automatic, or 4 GB</source>
        <translation>automatisch oder 4 GB</translation>
    </message>
    <message>
        <source>What all images in work may take together. A worker may take 1 GB more</source>
        <translation>Was alle Bilder in Arbeit zusammen belegen dürfen. Ein Worker darf 1 GB mehr belegen</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>An image that takes longer than that is given up, so that the others are done</source>
        <translation>Ein Bild, das länger braucht, wird aufgegeben, damit die anderen fertig werden</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>the usual time</source>
        <translation>die übliche Zeit</translation>
    </message>
    <message>
        <source>Tidy up after images that are gone</source>
        <translation>Nach entfernten Bildern aufräumen</translation>
    </message>
    <message>
        <source>Files that imgbatch made from images that are not there any more are moved away</source>
        <translation>Dateien, die imgbatch aus nicht mehr vorhandenen Bildern erzeugt hat, werden beiseitegelegt</translation>
    </message>
    <message>
        <source>Leave the machine to others</source>
        <translation>Anderen Programmen Vorrang geben</translation>
    </message>
    <message>
        <source>Processes let every other program go first; threads cannot</source>
        <translation>Prozesse lassen jedes andere Programm vor; Threads können das nicht</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Encode it anew</source>
        <translation>Neu kodieren</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>All pages, a file each</source>
        <translation>Alle Seiten, je eine Datei</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>An image that already fits</source>
        <translation>Ein Bild, das bereits passt</translation>
    </message>
    <message>
        <source>Pages of a TIFF</source>
        <translation>Seiten eines TIFF</translation>
    </message>
    <message>
        <source>What is done with an image that is no larger than the size, and is not made larger</source>
        <translation>Was mit einem Bild geschieht, das nicht größer als die Größe ist und nicht vergrößert wird</translation>
    </message>
    <message>
        <source>A TIFF may hold many pages; each can become a file of its own</source>
        <translation>Ein TIFF kann viele Seiten enthalten; jede kann eine eigene Datei werden</translation>
    </message>
    <message>
        <source>First frame only, of animations</source>
        <translation>Nur das erste Einzelbild von Animationen</translation>
    </message>
    <message>
        <source>Else an animation is an error where the format holds a still image only</source>
        <translation>Sonst ist eine Animation ein Fehler, wenn das Format nur ein Standbild aufnimmt</translation>
    </message>
    <message>
        <source>Read rare formats too</source>
        <translation>Auch seltene Formate lesen</translation>
    </message>
    <message>
        <source>These are read too: {formats}</source>
        <translation>Auch diese werden gelesen: {formats}</translation>
    </message>
    <message>
        <source>Already fits</source>
        <translation>Passt bereits</translation>
    </message>
    <message>
        <source>TIFF pages</source>
        <translation>TIFF-Seiten</translation>
    </message>
    <message>
        <source>4:4:4 – text, drawings</source>
        <translation>4:4:4 – Text, Zeichnungen</translation>
    </message>
    <message>
        <source>4:2:2</source>
        <translation>4:2:2</translation>
    </message>
    <message>
        <source>4:2:0 – smallest</source>
        <translation>4:2:0 – am kleinsten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Keep the source&apos;s bytes when not smaller</source>
        <translation>Bytes der Quelle behalten, wenn nicht kleiner</translation>
    </message>
    <message>
        <source>Progressive JPEG</source>
        <translation>Progressives JPEG</translation>
    </message>
    <message>
        <source>Chroma subsampling</source>
        <translation>Farbunterabtastung</translation>
    </message>
    <message>
        <source>Take time for smaller files</source>
        <translation>Mehr Zeit für kleinere Dateien</translation>
    </message>
    <message>
        <source>PNG level</source>
        <translation>PNG-Stufe</translation>
    </message>
    <message>
        <source>PNG colours</source>
        <translation>PNG-Farben</translation>
    </message>
    <message>
        <source>Lossless WebP</source>
        <translation>Verlustfreies WebP</translation>
    </message>
    <message>
        <source>WebP method</source>
        <translation>WebP-Methode</translation>
    </message>
    <message>
        <source>AVIF speed</source>
        <translation>AVIF-Tempo</translation>
    </message>
    <message>
        <source>Largest file size</source>
        <translation>Maximale Dateigröße</translation>
    </message>
    <message>
        <source>no limit, or 200 KB</source>
        <translation>unbegrenzt oder 200 KB</translation>
    </message>
    <message>
        <source>200 KB, 1.5 MB: quality is given up for it, then pixels</source>
        <translation>200 KB, 1.5 MB: dafür wird zuerst Qualität geopfert, dann Pixel</translation>
    </message>
    <message>
        <source>The same pixels in fewer bytes, for JPEG and PNG</source>
        <translation>Dieselben Pixel in weniger Bytes, für JPEG und PNG</translation>
    </message>
    <message>
        <source>A result that would not be smaller than its source is a copy of it</source>
        <translation>Ein Ergebnis, das nicht kleiner als seine Quelle wäre, ist eine Kopie von ihr</translation>
    </message>
    <message>
        <source>It appears at once in a browser, and becomes sharper</source>
        <translation>Es erscheint im Browser sofort und wird dann schärfer</translation>
    </message>
    <message>
        <source>How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp</source>
        <translation>Wie viel Farbe neben der Helligkeit bleibt; 4:4:4 hält feine rote Linien scharf</translation>
    </message>
    <message>
        <source>How hard a PNG is compressed; its pixels are the same at every level</source>
        <translation>Wie stark ein PNG komprimiert wird; die Bildpunkte sind bei jeder Stufe gleich</translation>
    </message>
    <message>
        <source>A palette of few colours makes a PNG much smaller, and suits drawings</source>
        <translation>Eine Palette mit wenigen Farben macht ein PNG viel kleiner und passt zu Zeichnungen</translation>
    </message>
    <message>
        <source>Every pixel is kept as it is; files of photos become several times larger</source>
        <translation>Jeder Bildpunkt bleibt, wie er ist; Dateien von Fotos werden um ein Mehrfaches größer</translation>
    </message>
    <message>
        <source>How long the encoder looks for a smaller file, from 0, fast, to 6</source>
        <translation>Wie lange nach einer kleineren Datei gesucht wird, von 0, schnell, bis 6</translation>
    </message>
    <message>
        <source>How fast the encoder is, up to 10; a slow one makes smaller files</source>
        <translation>Wie schnell kodiert wird, bis 10; langsam ergibt kleinere Dateien</translation>
    </message>
    <message>
        <source>Full colour</source>
        <translation>Alle Farben</translation>
    </message>
    <message>
        <source> colours</source>
        <translation> Farben</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>9 is smallest</source>
        <translation>9 ist am kleinsten</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>6 is smallest</source>
        <translation>6 ist am kleinsten</translation>
    </message>
    <message>
        <source>0 is smallest</source>
        <translation>0 ist am kleinsten</translation>
    </message>
    <message>
        <source>imgbatch – Help</source>
        <translation>imgbatch – Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Info</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week (one request; nothing is sent along)</source>
        <translation>Einmal in der Woche nach einer neueren &amp;Version sehen (eine Anfrage; nichts wird mitgeschickt)</translation>
    </message>
    <message>
        <source>Drop folders or photos anywhere on the window. Folders are searched to the bottom.</source>
        <translation>Ordner oder Fotos irgendwo auf dem Fenster ablegen. Ordner werden mit allen Unterordnern durchsucht.</translation>
    </message>
    <message>
        <source>Choose the sizes on the right. Each photo can become several of them at once.</source>
        <translation>Rechts die Größen wählen. Aus jedem Foto können mehrere auf einmal entstehen.</translation>
    </message>
    <message>
        <source>Press the blue button. The originals are never changed; the results go into the folder on the right.</source>
        <translation>Auf die blaue Schaltfläche klicken. Die Originale werden nie verändert; die Ergebnisse kommen in den Ordner auf der rechten Seite.</translation>
    </message>
    <message>
        <source>Run it again as often as you like: only what changed is done again.</source>
        <translation>Beliebig oft wiederholbar: Nur was sich geändert hat, wird neu erzeugt.</translation>
    </message>
    <message>
        <source>Undo takes back what the last batch wrote, and restores what it replaced.</source>
        <translation>„Rückgängig“ nimmt zurück, was der letzte Stapel geschrieben hat, und stellt wieder her, was er ersetzt hat.</translation>
    </message>
    <message>
        <source>A photo that cannot be read costs that photo, never the batch; its row says why.</source>
        <translation>Ein nicht lesbares Foto kostet nur dieses Foto, nie den Stapel; in seiner Zeile steht der Grund.</translation>
    </message>
    <message>
        <source>An interrupted batch is offered again at the next start.</source>
        <translation>Ein unterbrochener Stapel wird beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>Under More stands everything that most people never need, each with a word of help.</source>
        <translation>Unter „Mehr“ steht alles, was die meisten nie brauchen, jeweils mit einem Hinweis.</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>einen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>paste files, folders, or their paths</source>
        <translation>Dateien, Ordner oder deren Pfade einfügen</translation>
    </message>
    <message>
        <source>find in the list</source>
        <translation>in der Liste suchen</translation>
    </message>
    <message>
        <source>start</source>
        <translation>starten</translation>
    </message>
    <message>
        <source>cancel, or take a question back</source>
        <translation>abbrechen oder eine Frage zurücknehmen</translation>
    </message>
    <message>
        <source>copy the paths of the rows that are chosen</source>
        <translation>die Pfade der ausgewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>take rows off the list; their files stay</source>
        <translation>Zeilen aus der Liste entfernen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>on a size: change it</source>
        <translation>auf einer Größe: ändern</translation>
    </message>
    <message>
        <source>on a size: move it</source>
        <translation>auf einer Größe: verschieben</translation>
    </message>
    <message>
        <source>in the preview: move the divider, or the crop box</source>
        <translation>in der Vorschau: den Teiler oder den Zuschnitt verschieben</translation>
    </message>
    <message>
        <source>in the preview: nearer, less near, all of it</source>
        <translation>in der Vorschau: näher, weiter weg, alles</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>diese Seite</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>Drei Schritte</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>The same from the terminal:</source>
        <translation>Dasselbe im Terminal:</translation>
    </message>
    <message>
        <source>Resizes folders of photos on every core of your machine.</source>
        <translation>Ändert die Größe ganzer Ordner von Fotos auf allen Kernen des Rechners.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>Diese Installation</translation>
    </message>
    <message>
        <source>tick “Read rare formats too” under More</source>
        <translation>unter „Mehr“ „Auch seltene Formate lesen“ ankreuzen</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>slowest to fastest run</source>
        <translation>langsamster bis schnellster Durchlauf</translation>
    </message>
    <message>
        <source>Who did which image when</source>
        <translation>Wer wann welches Bild bearbeitet hat</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} Threads</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>{count} processes</source>
        <translation>{count} Prozesse</translation>
    </message>
    <message>
        <source>{name}, kept</source>
        <translation>{name}, weitergenutzt</translation>
    </message>
    <message>
        <source>{rate} /s</source>
        <translation>{rate} /s</translation>
    </message>
    <message>
        <source>{times}×</source>
        <translation>{times}×</translation>
    </message>
    <message>
        <source>What Auto takes</source>
        <translation>Was die Automatik nimmt</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>ein Worker</translation>
    </message>
    <message>
        <source>Auto takes {mode}: {reason}.</source>
        <translation>Automatisch gewählt: {mode} – {reason}.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>{count} of {runs} failed: {reason}</source>
        <translation>{count} von {runs} fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>start-up {seconds} s</source>
        <translation>Start {seconds} s</translation>
    </message>
    <message>
        <source>{name}: {median} images a second, {low} to {high} in {count} runs</source>
        <translation>{name}: {median} Bilder pro Sekunde, {low} bis {high} in {count} Durchläufen</translation>
    </message>
    <message>
        <source>Image {image}, worker {worker}: {seconds} s, {percent} % of it at work</source>
        <translation>Bild {image}, Worker {worker}: {seconds} s, davon {percent} % in Arbeit</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{done} of {found}</source>
        <translation>{done} von {found}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>wird abgebrochen…</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{count} more will follow</source>
        <translation>{count} weitere folgen</translation>
    </message>
    <message>
        <source>{files} written</source>
        <translation>{files} geschrieben</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} unverändert</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
    <message>
        <source>{count} moved away</source>
        <translation>{count} beiseitegelegt</translation>
    </message>
    <message>
        <source>the rest cancelled</source>
        <translation>der Rest abgebrochen</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} gespart</translation>
    </message>
    <message>
        <source>{what} in {time}</source>
        <translation>{what} in {time}</translation>
    </message>
    <message>
        <source>{files} cannot be undone and will stay.</source>
        <translation>Nicht rückgängig zu machen, bleibt erhalten: {files}.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>Es gibt nichts mehr rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Delete {files}?</source>
        <translation>{files} löschen?</translation>
    </message>
    <message>
        <source>Restore {files}?</source>
        <translation>{files} wiederherstellen?</translation>
    </message>
    <message>
        <source>Delete {files} and restore {count}?</source>
        <translation>{files} löschen und {count} wiederherstellen?</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>{files} gelöscht</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>{files} wiederhergestellt</translation>
    </message>
    <message>
        <source>{count} kept: {why}</source>
        <translation>{count} behalten: {why}</translation>
    </message>
    <message>
        <source>nothing was left to undo</source>
        <translation>es gab nichts mehr rückgängig zu machen</translation>
    </message>
    <message>
        <source>Longest edge…</source>
        <translation>Längste Kante…</translation>
    </message>
    <message>
        <source>Shortest edge…</source>
        <translation>Kürzeste Kante…</translation>
    </message>
    <message>
        <source>Box…</source>
        <translation>Rahmen…</translation>
    </message>
    <message>
        <source>Width…</source>
        <translation>Breite…</translation>
    </message>
    <message>
        <source>Height…</source>
        <translation>Höhe…</translation>
    </message>
    <message>
        <source>Percent…</source>
        <translation>Prozent…</translation>
    </message>
    <message>
        <source>Megapixels…</source>
        <translation>Megapixel…</translation>
    </message>
    <message>
        <source>Print size…</source>
        <translation>Druckgröße…</translation>
    </message>
    <message>
        <source>Size to add</source>
        <translation>Neue Größe</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Hinz&amp;ufügen</translation>
    </message>
    <message>
        <source>Add the size</source>
        <translation>Die Größe hinzufügen</translation>
    </message>
    <message>
        <source>Kinds of sizes</source>
        <translation>Arten von Größen</translation>
    </message>
    <message>
        <source>Choose what kind of size to add</source>
        <translation>Art der Größe wählen, die hinzukommt</translation>
    </message>
    <message>
        <source>longest edge, in pixels</source>
        <translation>längste Kante, in Pixeln</translation>
    </message>
    <message>
        <source>shortest edge</source>
        <translation>kürzeste Kante</translation>
    </message>
    <message>
        <source>a box</source>
        <translation>ein Rahmen</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>Breite, Höhe</translation>
    </message>
    <message>
        <source>of both edges</source>
        <translation>von beiden Kanten</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>Megapixel</translation>
    </message>
    <message>
        <source>print, in cm, mm or in</source>
        <translation>Druck, in cm, mm oder in</translation>
    </message>
    <message>
        <source>Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del</source>
        <translation>Doppelklick ändert, Ziehen verschiebt. Tasten: Eingabe, Alt+Auf, Alt+Ab, Entf</translation>
    </message>
    <message>
        <source>Remove the size {size}</source>
        <translation>Die Größe {size} entfernen</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>Diese Größe entfernen</translation>
    </message>
    <message>
        <source>Shortest edge {edge}</source>
        <translation>Kürzeste Kante {edge}</translation>
    </message>
    <message>
        <source>1 megapixel</source>
        <translation>1 Megapixel</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} Megapixel</translation>
    </message>
    <message>
        <source> {unit} at {dpi} dpi</source>
        <translation> {unit} bei {dpi} dpi</translation>
    </message>
    <message>
        <source>Longest edge {edge}</source>
        <translation>Längste Kante {edge}</translation>
    </message>
    <message>
        <source>Width {edge}</source>
        <translation>Breite {edge}</translation>
    </message>
    <message>
        <source>Height {edge}</source>
        <translation>Höhe {edge}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Kein passendes Bild</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture</source>
        <translation>Links und rechts bewegen den Teiler, Plus und Minus zoomen, Ctrl mit den Pfeiltasten verschiebt das Bild</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>Namen suchen</translation>
    </message>
    <message>
        <source>Show only images with these words in their names (Ctrl+F)</source>
        <translation>Nur Bilder mit diesen Wörtern im Namen anzeigen (Ctrl+F)</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>Alle ({count})</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>Offen ({count})</translation>
    </message>
    <message>
        <source>Done ({count})</source>
        <translation>Fertig ({count})</translation>
    </message>
    <message>
        <source>Skipped ({count})</source>
        <translation>Übersprungen ({count})</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>Fehlgeschlagen ({count})</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>Ein Stapel wird verarbeitet</translation>
    </message>
    <message>
        <source>A batch is being undone</source>
        <translation>Ein Stapel wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>A comparison is running</source>
        <translation>Ein Vergleich läuft</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Zuerst Bilder hinzufügen</translation>
    </message>
    <message>
        <source>No images were found there.</source>
        <translation>Dort wurden keine Bilder gefunden.</translation>
    </message>
    <message>
        <source>Paused: {reason}. Nothing is lost: see to it, then resume.</source>
        <translation>Angehalten: {reason}. Nichts ist verloren: Ursache beheben, dann fortsetzen.</translation>
    </message>
    <message>
        <source>{error}. Try Threads.</source>
        <translation>{error}. Mit Threads versuchen.</translation>
    </message>
    <message>
        <source>Speed of the last half minute</source>
        <translation>Tempo der letzten halben Minute</translation>
    </message>
    <message>
        <source>Retr&amp;y failed</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Repo&amp;rt</source>
        <translation>&amp;Bericht</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Show in the browser</source>
        <translation>Im Browser &amp;zeigen</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>imgbatch – Compare</source>
        <translation>imgbatch – Vergleich</translation>
    </message>
    <message>
        <source>&amp;Kept processes, too</source>
        <translation>Auch weiter&amp;genutzte Prozesse</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>&amp;Use the fastest</source>
        <translation>Schne&amp;llste Art nutzen</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards.</source>
        <translation>Ihre eigenen Bilder, eine Stichprobe ({images} insgesamt), werden immer wieder skaliert: reihum nacheinander, mit Threads und mit Prozessen. Was dabei entsteht, kommt in einen temporären Ordner und ist danach wieder weg.</translation>
    </message>
    <message>
        <source>Choosing images…</source>
        <translation>Bilder werden ausgewählt…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Aufwärmen…</translation>
    </message>
    <message>
        <source>{number} of {total}: {contender}</source>
        <translation>{number} von {total}: {contender}</translation>
    </message>
    <message>
        <source>Numbers of workers look like this: 1, 2, 4</source>
        <translation>Die Zahlen der Worker sehen so aus: 1, 2, 4</translation>
    </message>
    <message>
        <source>Batches now run on: {contender}</source>
        <translation>Stapel laufen jetzt mit: {contender}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Vergleich speichern</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>How many of the images are used, spread from small ones to large ones</source>
        <translation>Wie viele der Bilder verwendet werden, verteilt von kleinen bis zu großen</translation>
    </message>
    <message>
        <source>How often each has its turn: the more, the less chance there is in the figures</source>
        <translation>Wie oft jede Art an die Reihe kommt: je öfter, desto weniger Zufall steckt in den Zahlen</translation>
    </message>
    <message>
        <source>How many images at once, with threads and with processes; several to compare</source>
        <translation>Wie viele Bilder gleichzeitig, mit Threads und mit Prozessen; mehrere Zahlen zum Vergleichen</translation>
    </message>
    <message>
        <source>Also measure processes that are kept from one batch to the next</source>
        <translation>Auch Prozesse messen, die von einem Stapel zum nächsten bestehen bleiben</translation>
    </message>
    <message>
        <source>Run batches in the way that won here</source>
        <translation>Stapel auf die Art verarbeiten, die hier gewonnen hat</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Durchläufe</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Do once more what failed</source>
        <translation>Fehlgeschlagenes noch einmal ausführen</translation>
    </message>
    <message>
        <source>Delete what this batch wrote, and put back what it replaced</source>
        <translation>Löschen, was dieser Stapel geschrieben hat, und zurückholen, was er ersetzt hat</translation>
    </message>
    <message>
        <source>What became of every image</source>
        <translation>Was aus jedem Bild geworden ist</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>&amp;Prozesse</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Try {images} again</source>
        <translation>{images} erneut ver&amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Resize {images}</source>
        <translation>{images} &amp;skalieren</translation>
    </message>
    <message>
        <source>&amp;Resize {images} to {sizes} sizes</source>
        <translation>{images} auf {sizes} Größen &amp;skalieren</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Anzahl der Worker</translation>
    </message>
    <message>
        <source>How many images are worked on at once</source>
        <translation>Wie viele Bilder gleichzeitig bearbeitet werden</translation>
    </message>
    <message>
        <source>Measure threads and processes on your own images</source>
        <translation>Threads und Prozesse an den eigenen Bildern messen</translation>
    </message>
    <message>
        <source>Whatever will be over first, by these images and by what was learned on this machine</source>
        <translation>Was voraussichtlich zuerst fertig ist, nach diesen Bildern und dem, was auf diesem Rechner gelernt wurde</translation>
    </message>
    <message>
        <source>A process on each core: a crash costs one image, and cancel is immediate</source>
        <translation>Ein Prozess je Kern: Ein Absturz kostet ein Bild, und der Abbruch wirkt sofort</translation>
    </message>
    <message>
        <source>The same with threads: no protection from crashes; cancel lets running images finish</source>
        <translation>Dasselbe mit Threads: kein Schutz vor Abstürzen; beim Abbrechen werden laufende Bilder noch fertig</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>&amp;Worker</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Ausführen mit</translation>
    </message>
    <message>
        <source>What stays in view</source>
        <translation>Was sichtbar bleibt</translation>
    </message>
    <message>
        <source>The arrow keys move what stays in view of this image</source>
        <translation>Die Pfeiltasten verschieben, was von diesem Bild sichtbar bleibt</translation>
    </message>
    <message>
        <source>Done, but something failed</source>
        <translation>Fertig, aber etwas ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>Der Stapel ist fertig</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Forts&amp;etzen</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Paus&amp;e</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total} files</source>
        <translation>Wird rückgängig gemacht: {done} von {total} Dateien</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>{files} failed: sho&amp;w</source>
        <translation>{files} &amp;fehlgeschlagen: anzeigen</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Fortsetz&amp;en</translation>
    </message>
    <message>
        <source>Do the rest; what is done already stays as it is</source>
        <translation>Den Rest erledigen; was schon fertig ist, bleibt, wie es ist</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>Nicht &amp;jetzt</translation>
    </message>
    <message>
        <source>Another window or terminal has gone on with that batch.</source>
        <translation>Ein anderes Fenster oder Terminal hat diesen Stapel fortgesetzt.</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>Größe {sizes}</translation>
    </message>
    <message>
        <source>sizes {sizes}</source>
        <translation>Größen {sizes}</translation>
    </message>
    <message>
        <source>begun {when}</source>
        <translation>begonnen {when}</translation>
    </message>
    <message>
        <source>A batch was interrupted before its first file was done.</source>
        <translation>Ein Stapel wurde unterbrochen, bevor die erste Datei fertig war.</translation>
    </message>
    <message>
        <source>A batch was interrupted after {files}.</source>
        <translation>Ein Stapel wurde nach {files} unterbrochen.</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} und {count} weitere</translation>
    </message>
    <message>
        <source>Inside – whole image, within the size</source>
        <translation>Innerhalb – ganzes Bild, passt in die Größe</translation>
    </message>
    <message>
        <source>Outside – whole image, covers the size</source>
        <translation>Außerhalb – ganzes Bild, deckt die Größe ab</translation>
    </message>
    <message>
        <source>Cover – exactly the size, edges cut</source>
        <translation>Abdecken – genaue Größe, beschnitten</translation>
    </message>
    <message>
        <source>Contain – exactly the size, padded</source>
        <translation>Einpassen – genau die Größe, aufgefüllt</translation>
    </message>
    <message>
        <source>Fill – exactly the size, stretched</source>
        <translation>Füllen – genau die Größe, gestreckt</translation>
    </message>
    <message>
        <source>Same as source</source>
        <translation>Wie die Quelle</translation>
    </message>
    <message>
        <source>Update what imgbatch made</source>
        <translation>Dateien von imgbatch aktualisieren</translation>
    </message>
    <message>
        <source>Keep every file</source>
        <translation>Jede Datei behalten</translation>
    </message>
    <message>
        <source>Replace every file</source>
        <translation>Jede Datei ersetzen</translation>
    </message>
    <message>
        <source>An earlier result is made anew if its image or the settings changed; any other file is kept.</source>
        <translation>Ein früheres Ergebnis wird neu erzeugt, wenn sich sein Bild oder die Einstellungen geändert haben; jede andere Datei bleibt.</translation>
    </message>
    <message>
        <source>A file that is there is never touched, even if its image has changed since.</source>
        <translation>Eine vorhandene Datei wird nie angetastet, auch wenn sich ihr Bild seither geändert hat.</translation>
    </message>
    <message>
        <source>Whatever is there is replaced, also what imgbatch has not made.</source>
        <translation>Alles Vorhandene wird ersetzt, auch was imgbatch nicht erzeugt hat.</translation>
    </message>
    <message>
        <source>How images meet the size</source>
        <translation>Wie Bilder in die Größe kommen</translation>
    </message>
    <message>
        <source>&amp;Enlarge smaller images</source>
        <translation>&amp;Kleinere Bilder vergrößern</translation>
    </message>
    <message>
        <source>Format of the outputs</source>
        <translation>Format der Ausgabe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Auswä&amp;hlen…</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>Wenn eine Datei mit diesem Namen existiert</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Namensvorlage</translation>
    </message>
    <message>
        <source>{stem} is the name of the source, {size} the size, {format} the format</source>
        <translation>{stem} ist der Name der Quelle, {size} die Größe, {format} das Format</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>&amp;Größen</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>Speichern &amp;als</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>&amp;In den Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>If that name is ta&amp;ken</source>
        <translation>Falls Name e&amp;xistiert</translation>
    </message>
    <message>
        <source>Folder for the outputs</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <source>fits, no file</source>
        <translation>passt, keine Datei</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} Einzelbilder</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} Seiten</translation>
    </message>
    <message>
        <source>{count} pages: {results}</source>
        <translation>{count} Seiten: {results}</translation>
    </message>
    <message>
        <source>{results}, first frame</source>
        <translation>{results}, erstes Einzelbild</translation>
    </message>
    <message>
        <source>{format} holds no animation</source>
        <translation>{format} kennt keine Animation</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>Vo&amp;rlagen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}</source>
        <translation>Vo&amp;rlage: {name}</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}, changed</source>
        <translation>Vo&amp;rlage: {name}, geändert</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Als Vorlage speichern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export this recipe…</source>
        <translation>Dieses Rezept exportieren…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Vorlage importieren</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Meine Vorlage</translation>
    </message>
    <message>
        <source>Export this recipe</source>
        <translation>Dieses Rezept exportieren</translation>
    </message>
    <message>
        <source>A whole recipe with one click: sizes, format and everything under More</source>
        <translation>Ein ganzes Rezept mit einem Klick: Größen, Format und alles unter „Mehr“</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Web 1920</source>
        <translation>Web 1920</translation>
    </message>
    <message>
        <source>E-mail 1280</source>
        <translation>E-Mail 1280</translation>
    </message>
    <message>
        <source>Thumbnails 256</source>
        <translation>Miniaturen 256</translation>
    </message>
    <message>
        <source>Responsive set</source>
        <translation>Responsives Set</translation>
    </message>
    <message>
        <source>Convert only</source>
        <translation>Nur umwandeln</translation>
    </message>
    <message>
        <source>{count} have a file already</source>
        <translation>{count} mit vorhandener Datei</translation>
    </message>
    <message>
        <source>Add photos, choose the sizes on the right, and press the button below. F1 opens the help.</source>
        <translation>Fotos hinzufügen, rechts die Größen wählen und unten auf den Knopf drücken. F1 öffnet die Hilfe.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Folders that were added before</source>
        <translation>Früher hinzugefügte Ordner</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>It is not there any more, or its drive is not</source>
        <translation>Er ist nicht mehr da, oder sein Laufwerk ist es nicht</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>Diagramm des Vergleichs</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>das Bild konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>one image of about {work} has nobody to share with, and starting a process takes {startup}</source>
        <translation>ein Bild mit etwa {work} Arbeit lässt sich nicht aufteilen, und der Start eines Prozesses dauert {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work for one worker, and starting a process takes {startup}</source>
        <translation>{images} Bilder sind für einen Worker etwa {work} Arbeit, und der Start eines Prozesses dauert {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work, and starting a process takes {startup}</source>
        <translation>{images} Bilder sind etwa {work} Arbeit, und der Start eines Prozesses dauert {startup}</translation>
    </message>
    <message>
        <source>{images} images take about {threads} in threads and {processes} in processes, which have to be started first</source>
        <translation>{images} Bilder dauern mit Threads etwa {threads} und mit Prozessen, die erst starten müssen, {processes}</translation>
    </message>
    <message>
        <source>{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash costs one image only</source>
        <translation>{images} Bilder dauern etwa {processes}: Die {startup} für den Start der Prozesse fallen kaum ins Gewicht, und ein Absturz kostet nur ein Bild</translation>
    </message>
    <message>
        <source>more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image only</source>
        <translation>mehr als {images} Bilder: Die {startup} für den Start der Prozesse fallen nicht ins Gewicht, und ein Absturz kostet nur ein Bild</translation>
    </message>
    <message>
        <source>nothing is known of the images yet, and in processes a crash costs one image only</source>
        <translation>von den Bildern ist noch nichts bekannt, und mit Prozessen kostet ein Absturz nur ein Bild</translation>
    </message>
    <message>
        <source>rare formats are read too, and their decoders are safe in processes only</source>
        <translation>es werden auch seltene Formate gelesen, und deren Decoder sind nur in Prozessen sicher</translation>
    </message>
    <message>
        <source>only processes can leave the machine to others</source>
        <translation>nur Prozesse können anderen Programmen den Vortritt lassen</translation>
    </message>
    <message>
        <source>only processes can be ended when an image takes too long</source>
        <translation>nur Prozesse lassen sich beenden, wenn ein Bild zu lange dauert</translation>
    </message>
    <message>
        <source>an image may have crashed the last batch into this folder, and in processes that costs one image only</source>
        <translation>ein Bild hat womöglich den letzten Stapel in diesen Ordner abstürzen lassen, und mit Prozessen kostet das nur ein Bild</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as many as {rival}.</source>
        <translation>Am schnellsten: {winner} mit {rate} Bildern pro Sekunde, {times}-mal so viele wie nacheinander und {more}-mal so viele wie {rival}.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Am schnellsten: {winner} mit {rate} Bildern pro Sekunde, {times}-mal so viele wie nacheinander.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.</source>
        <translation>Am schnellsten: {winner} mit {rate} Bildern pro Sekunde, {more}-mal so viele wie {rival}.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the interpreter lock.</source>
        <translation>{winner} und {rival} sind hier gleich schnell (höchstens {percent} % Unterschied): Beim Decodieren, Skalieren und Codieren wird die GIL-Sperre freigegeben.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %).</source>
        <translation>{winner} und {rival} sind hier gleich schnell (höchstens {percent} % Unterschied).</translation>
    </message>
    <message>
        <source>The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast.</source>
        <translation>Vorn: {winner}, {percent} % schneller als {rival}. Die Durchläufe überschneiden sich aber, beide gelten als gleich schnell.</translation>
    </message>
    <message>
        <source>Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Mehrere Bilder gleichzeitig bringen keinen Gewinn ({rival}): {rate} Bilder pro Sekunde, {times}-mal so viele wie nacheinander.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with more runs.</source>
        <translation>Die Zahlen schwanken von Durchlauf zu Durchlauf um {percent} %: Vielleicht war der Rechner noch mit etwas anderem beschäftigt. Wiederholen Sie den Vergleich mit mehr Durchläufen.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. Repeat it with more runs.</source>
        <translation>Die Zahlen schwanken von Runde zu Runde um {percent} %; die Last dieses Rechners lag vor dem Beginn bei {load}. Am besten mit mehr Runden wiederholen.</translation>
    </message>
    <message>
        <source>Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized once they are read. More workers will not help.</source>
        <translation>Das Lesen ist die Grenze: Der Datenträger liefert {disk} Bilder pro Sekunde ({megabytes} MB), und {rate} pro Sekunde lassen sich skalieren, wenn sie gelesen sind. Mehr Worker helfen nicht.</translation>
    </message>
    <message>
        <source>With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock lets one thread at a time through.</source>
        <translation>Mit Bildern in Arbeit warteten {threads} {waiting} % der Zeit, {processes} {other} %: Die GIL-Sperre lässt immer nur einen Thread durch.</translation>
    </message>
    <message>
        <source>This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, {processes} {other} %.</source>
        <translation>Dieses Python hat keine GIL-Sperre: Mit Bildern in Arbeit warteten {threads} {waiting} % der Zeit, {processes} {other} %.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, {threads} would be done first.</source>
        <translation>{processes}: {startup} s von {seconds} s vergingen mit dem Start. Das lohnt sich ab etwa {images} Bildern; mit weniger wäre man so früher fertig: {threads}.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that is never made up for.</source>
        <translation>{processes}: {startup} s von {seconds} s vergingen mit dem Start, und Bild für Bild geht es nicht schneller als so: {threads}. Das wird nie aufgeholt.</translation>
    </message>
    <message>
        <source>Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} images, and worth less than 5 % with more than {worth}.</source>
        <translation>Prozesse von einem Stapel zum nächsten weiterzunutzen spart {saved} s bei jedem Start: {times}-mal so schnell bei {images} Bildern, und weniger als 5 % Gewinn bei mehr als {worth}.</translation>
    </message>
    <message>
        <source>Keeping processes gains nothing here: starting them takes {startup} s only.</source>
        <translation>Prozesse weiterzunutzen bringt hier nichts: Ihr Start dauert nur {startup} s.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up.</source>
        <translation>{many} schaffen kaum mehr als {few} ({times}-mal so viel): Die Kerne dieses Rechners sind ausgelastet.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited {waiting} % of the time.</source>
        <translation>{many} schaffen kaum mehr als {few} ({times}-mal so viel): Mit Bildern in Arbeit warteten sie {waiting} % der Zeit.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times).</source>
        <translation>{many} schaffen kaum mehr als {few} ({times}-mal so viel).</translation>
    </message>
    <message>
        <source>For {percent} % of the time cores had nothing to do but to wait for a disk.</source>
        <translation>Während {percent} % der Zeit hatten Kerne nichts zu tun, als auf einen Datenträger zu warten.</translation>
    </message>
    <message>
        <source>At the peak {processes} took {more} MB of memory, {threads} {less} MB.</source>
        <translation>Spitzenwert des Speichers: {processes} {more} MB, {threads} {less} MB.</translation>
    </message>
    <message>
        <source>A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s.</source>
        <translation>Wenige große Bilder geben den Ausschlag: 5 von 100 dauerten jeweils länger als {slow} s, die Hälfte aller weniger als {usual} s.</translation>
    </message>
    <message>
        <source>{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core.</source>
        <translation>{count} von {images} Bildern sind {format}; ein Megapixel dieser Bilder kostete einen Kern {seconds} s.</translation>
    </message>
    <message>
        <source>Every worker counts: each of {winner} does {percent} % of what one alone would do.</source>
        <translation>Jeder Worker zählt ({winner}): Jeder leistet {percent} % dessen, was einer allein schaffen würde.</translation>
    </message>
    <message>
        <source>imgbatch {version} is there, this is an older one: {page}</source>
        <translation>imgbatch {version} ist da, dies ist eine ältere Version: {page}</translation>
    </message>
</context>
</TS>
