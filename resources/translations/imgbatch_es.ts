<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name></name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>Do the rest; what is done already stays as it is</source>
        <translation>Hacer lo que falta; lo ya hecho queda como está</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>Aho&amp;ra no</translation>
    </message>
    <message>
        <source>Another window or terminal has gone on with that batch.</source>
        <translation>Otra ventana o terminal ha seguido con ese lote.</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>tamaño {sizes}</translation>
    </message>
    <message>
        <source>sizes {sizes}</source>
        <translation>tamaños {sizes}</translation>
    </message>
    <message>
        <source>begun {when}</source>
        <translation>iniciado {when}</translation>
    </message>
    <message>
        <source>A batch was interrupted before its first file was done.</source>
        <translation>Un lote se interrumpió antes de terminar su primer archivo.</translation>
    </message>
    <message>
        <source>A batch was interrupted after {files}.</source>
        <translation>Un lote se interrumpió después de {files}.</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} y {count} más</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture</source>
        <translation>Izquierda y derecha mueven el divisor, más y menos cambian el zoom, Ctrl con las flechas mueve la imagen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>What stays in view</source>
        <translation>Lo que queda a la vista</translation>
    </message>
    <message>
        <source>The arrow keys move what stays in view of this image</source>
        <translation>Las teclas de flecha mueven lo que queda a la vista de esta imagen</translation>
    </message>
    <message>
        <source>Done, but something failed</source>
        <translation>Terminado, pero algo falló</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>El lote ha terminado</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Suelte aquí carpetas o fotos</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom. The originals are never changed.</source>
        <translation>Se buscan también en las subcarpetas. Los originales nunca se modifican.</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>Añadir &amp;archivos…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>Buscar nombres</translation>
    </message>
    <message>
        <source>Show only images with these words in their names (Ctrl+F)</source>
        <translation>Mostrar solo las imágenes con estas palabras en el nombre (Ctrl+F)</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>Todas ({count})</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>Pendientes ({count})</translation>
    </message>
    <message>
        <source>Done ({count})</source>
        <translation>Hechas ({count})</translation>
    </message>
    <message>
        <source>Skipped ({count})</source>
        <translation>Omitidas ({count})</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>Con error ({count})</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tal cual</translation>
    </message>
    <message>
        <source>fits, no file</source>
        <translation>cabe, sin archivo</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} fotogramas</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} páginas</translation>
    </message>
    <message>
        <source>{count} pages: {results}</source>
        <translation>{count} páginas: {results}</translation>
    </message>
    <message>
        <source>{results}, first frame</source>
        <translation>{results}, primer fotograma</translation>
    </message>
    <message>
        <source>{format} holds no animation</source>
        <translation>{format} no admite animaciones</translation>
    </message>
    <message>
        <source>imgbatch – Help</source>
        <translation>imgbatch – Ayuda</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Acerca de</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week (one request; nothing is sent along)</source>
        <translation>&amp;Buscar una versión más reciente una vez por semana (una petición; no se envía nada)</translation>
    </message>
    <message>
        <source>Drop folders or photos anywhere on the window. Folders are searched to the bottom.</source>
        <translation>Suelte carpetas o fotos en cualquier parte de la ventana. Se buscan también en las subcarpetas.</translation>
    </message>
    <message>
        <source>Choose the sizes on the right. Each photo can become several of them at once.</source>
        <translation>Elija los tamaños a la derecha. Cada foto puede convertirse en varios a la vez.</translation>
    </message>
    <message>
        <source>Press the blue button. The originals are never changed; the results go into the folder on the right.</source>
        <translation>Pulse el botón azul. Los originales nunca se modifican; los resultados van a la carpeta de la derecha.</translation>
    </message>
    <message>
        <source>Run it again as often as you like: only what changed is done again.</source>
        <translation>Repítalo tantas veces como quiera: solo se vuelve a hacer lo que ha cambiado.</translation>
    </message>
    <message>
        <source>Undo takes back what the last batch wrote, and restores what it replaced.</source>
        <translation>Deshacer retira lo que escribió el último lote y restaura lo que reemplazó.</translation>
    </message>
    <message>
        <source>A photo that cannot be read costs that photo, never the batch; its row says why.</source>
        <translation>Una foto ilegible solo cuesta esa foto, nunca el lote; su fila dice por qué.</translation>
    </message>
    <message>
        <source>An interrupted batch is offered again at the next start.</source>
        <translation>Un lote interrumpido se vuelve a ofrecer en el siguiente inicio.</translation>
    </message>
    <message>
        <source>Under More stands everything that most people never need, each with a word of help.</source>
        <translation>En Más está todo lo que la mayoría nunca necesita, cada cosa con unas palabras de ayuda.</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>añadir una carpeta</translation>
    </message>
    <message>
        <source>paste files, folders, or their paths</source>
        <translation>pegar archivos, carpetas o sus rutas</translation>
    </message>
    <message>
        <source>find in the list</source>
        <translation>buscar en la lista</translation>
    </message>
    <message>
        <source>start</source>
        <translation>comenzar</translation>
    </message>
    <message>
        <source>cancel, or take a question back</source>
        <translation>cancelar, o retirar una pregunta</translation>
    </message>
    <message>
        <source>copy the paths of the rows that are chosen</source>
        <translation>copiar las rutas de las filas seleccionadas</translation>
    </message>
    <message>
        <source>take rows off the list; their files stay</source>
        <translation>quitar filas de la lista; sus archivos se conservan</translation>
    </message>
    <message>
        <source>on a size: change it</source>
        <translation>sobre un tamaño: cambiarlo</translation>
    </message>
    <message>
        <source>on a size: move it</source>
        <translation>sobre un tamaño: moverlo</translation>
    </message>
    <message>
        <source>in the preview: move the divider, or the crop box</source>
        <translation>en la vista previa: mover el divisor o el encuadre</translation>
    </message>
    <message>
        <source>in the preview: nearer, less near, all of it</source>
        <translation>en la vista previa: acercar, alejar, ver todo</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>esta página</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>salir</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>Tres pasos</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Conviene saber</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>The same from the terminal:</source>
        <translation>Lo mismo desde la terminal:</translation>
    </message>
    <message>
        <source>Resizes folders of photos on every core of your machine.</source>
        <translation>Cambia el tamaño de carpetas de fotos con todos los núcleos del equipo.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>Esta instalación</translation>
    </message>
    <message>
        <source>There is no log of this session: {path} cannot be written ({reason}).</source>
        <translation>Esta sesión no tiene registro: no se puede escribir en {path} ({reason}).</translation>
    </message>
    <message>
        <source>This is a bug in imgbatch: {error}</source>
        <translation>Esto es un error de imgbatch: {error}</translation>
    </message>
    <message>
        <source>Your files are as they were. The details are in {path}.</source>
        <translation>Sus archivos están como estaban. Los detalles están en {path}.</translation>
    </message>
    <message>
        <source>Add photos, choose the sizes on the right, and press the button below. F1 opens the help.</source>
        <translation>Añada fotos, elija los tamaños a la derecha y pulse el botón de abajo. F1 abre la ayuda.</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>Memoria para imágenes</translation>
    </message>
    <message>
        <source>automatic, or 4 GB</source>
        <translation>automático, o 4 GB</translation>
    </message>
    <message>
        <source>What all images in work may take together. A worker may take 1 GB more</source>
        <translation>Lo que pueden ocupar en total las imágenes en curso. Un trabajador puede usar 1 GB más</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciencia</translation>
    </message>
    <message>
        <source>An image that takes longer than that is given up, so that the others are done</source>
        <translation>Se abandona una imagen que tarde más, para que las demás se hagan</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>the usual time</source>
        <translation>lo habitual</translation>
    </message>
    <message>
        <source>Tidy up after images that are gone</source>
        <translation>Retirar lo de imágenes que ya no están</translation>
    </message>
    <message>
        <source>Files that imgbatch made from images that are not there any more are moved away</source>
        <translation>Los archivos que imgbatch hizo a partir de imágenes que ya no existen se apartan</translation>
    </message>
    <message>
        <source>Leave the machine to others</source>
        <translation>Ceder el paso a otros programas</translation>
    </message>
    <message>
        <source>Processes let every other program go first; threads cannot</source>
        <translation>Los procesos dejan pasar antes a cualquier otro programa; los hilos no pueden</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>4:4:4 – text, drawings</source>
        <translation>4:4:4 – texto, dibujos</translation>
    </message>
    <message>
        <source>4:2:2</source>
        <translation>4:2:2</translation>
    </message>
    <message>
        <source>4:2:0 – smallest</source>
        <translation>4:2:0 – mínimo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Keep the source&apos;s bytes when not smaller</source>
        <translation>Conservar los bytes del original si el resultado no es menor</translation>
    </message>
    <message>
        <source>Progressive JPEG</source>
        <translation>JPEG progresivo</translation>
    </message>
    <message>
        <source>Chroma subsampling</source>
        <translation>Submuestreo de croma</translation>
    </message>
    <message>
        <source>Take time for smaller files</source>
        <translation>Dedicar tiempo a reducir los archivos</translation>
    </message>
    <message>
        <source>PNG level</source>
        <translation>Nivel de PNG</translation>
    </message>
    <message>
        <source>PNG colours</source>
        <translation>Colores de PNG</translation>
    </message>
    <message>
        <source>Lossless WebP</source>
        <translation>WebP sin pérdida</translation>
    </message>
    <message>
        <source>WebP method</source>
        <translation>Método de WebP</translation>
    </message>
    <message>
        <source>AVIF speed</source>
        <translation>Velocidad de AVIF</translation>
    </message>
    <message>
        <source>Largest file size</source>
        <translation>Tamaño máximo de archivo</translation>
    </message>
    <message>
        <source>no limit, or 200 KB</source>
        <translation>sin límite, o 200 KB</translation>
    </message>
    <message>
        <source>200 KB, 1.5 MB: quality is given up for it, then pixels</source>
        <translation>200 KB, 1.5 MB: se sacrifica primero la calidad y luego los píxeles</translation>
    </message>
    <message>
        <source>The same pixels in fewer bytes, for JPEG and PNG</source>
        <translation>Los mismos píxeles en menos bytes, para JPEG y PNG</translation>
    </message>
    <message>
        <source>A result that would not be smaller than its source is a copy of it</source>
        <translation>Un resultado que no sería más pequeño que su original es una copia de él</translation>
    </message>
    <message>
        <source>It appears at once in a browser, and becomes sharper</source>
        <translation>Aparece al momento en un navegador y luego gana nitidez</translation>
    </message>
    <message>
        <source>How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp</source>
        <translation>Cuánto color se conserva junto al brillo; 4:4:4 mantiene nítidas las líneas rojas finas</translation>
    </message>
    <message>
        <source>How hard a PNG is compressed; its pixels are the same at every level</source>
        <translation>Cuánto se comprime un PNG; sus píxeles son los mismos en cada nivel</translation>
    </message>
    <message>
        <source>A palette of few colours makes a PNG much smaller, and suits drawings</source>
        <translation>Una paleta de pocos colores hace un PNG mucho más pequeño y va bien con dibujos</translation>
    </message>
    <message>
        <source>Every pixel is kept as it is; files of photos become several times larger</source>
        <translation>Cada píxel queda como está; los archivos de fotos resultan varias veces más grandes</translation>
    </message>
    <message>
        <source>How long the encoder looks for a smaller file, from 0, fast, to 6</source>
        <translation>Cuánto se busca un archivo más pequeño, de 0, rápido, a 6</translation>
    </message>
    <message>
        <source>How fast the encoder is, up to 10; a slow one makes smaller files</source>
        <translation>Velocidad del codificador, hasta 10; uno lento hace archivos más pequeños</translation>
    </message>
    <message>
        <source>Full colour</source>
        <translation>Todo el color</translation>
    </message>
    <message>
        <source> colours</source>
        <translation> colores</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Croma</translation>
    </message>
    <message>
        <source>9 is smallest</source>
        <translation>9: mínimo</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Paleta</translation>
    </message>
    <message>
        <source>6 is smallest</source>
        <translation>6: mínimo</translation>
    </message>
    <message>
        <source>0 is smallest</source>
        <translation>0: mínimo</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negro</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparente</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Otro…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>Beside a padded image, and below transparent pixels where the format has none</source>
        <translation>Junto a una imagen con relleno y bajo los píxeles transparentes si el formato no los admite</translation>
    </message>
    <message>
        <source>A colour as it is written on the web: #rrggbb</source>
        <translation>Un color como se escribe en la web: #rrggbb</translation>
    </message>
    <message>
        <source>Background as #rrggbb</source>
        <translation>Fondo como #rrggbb</translation>
    </message>
    <message>
        <source>When the image is cut or padded</source>
        <translation>Si la imagen se recorta o se rellena</translation>
    </message>
    <message>
        <source>Keep in view</source>
        <translation>A la vista</translation>
    </message>
    <message>
        <source>For the fits Cover and Contain</source>
        <translation>Para los ajustes Cubrir y Contener</translation>
    </message>
    <message>
        <source>North-west</source>
        <translation>Noroeste</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Norte</translation>
    </message>
    <message>
        <source>North-east</source>
        <translation>Noreste</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Oeste</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Este</translation>
    </message>
    <message>
        <source>South-west</source>
        <translation>Suroeste</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>South-east</source>
        <translation>Sureste</translation>
    </message>
    <message>
        <source>{x} from the left,
{y} from the top</source>
        <translation>{x} desde la izquierda,
{y} desde arriba</translation>
    </message>
    <message>
        <source>What stays in view where the image is cut, or where it lies where it is padded</source>
        <translation>Qué queda a la vista si la imagen se recorta, o dónde queda si se rellena</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Conservar todo</translation>
    </message>
    <message>
        <source>Without private data</source>
        <translation>Sin datos privados</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Keep colour profile</source>
        <translation>Mantener perfil</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>Convertir a sRGB</translation>
    </message>
    <message>
        <source>Metadata and colour</source>
        <translation>Metadatos y color</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadatos</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes</source>
        <translation>EXIF, XMP e IPTC. Son privados la posición, los números de serie, el propietario y las notas del fabricante</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>sRGB is what every screen and browser shows; a profile that is kept may hold more</source>
        <translation>sRGB es lo que muestran toda pantalla y navegador; un perfil conservado puede contener más</translation>
    </message>
    <message>
        <source>Keep the dates of the file</source>
        <translation>Conservar las fechas del archivo</translation>
    </message>
    <message>
        <source>A result gets the dates of its source, and is sorted beside it</source>
        <translation>Un resultado recibe las fechas de su original y se ordena junto a él</translation>
    </message>
    <message>
        <source>Keep the permissions of the file</source>
        <translation>Conservar los permisos del archivo</translation>
    </message>
    <message>
        <source>Who may read and write a result is what it is for its source</source>
        <translation>Quién puede leer y escribir un resultado es como en su original</translation>
    </message>
    <message>
        <source>Wait until files survive a power cut</source>
        <translation>Esperar a que los archivos resistan un corte de luz</translation>
    </message>
    <message>
        <source>Each file counts as done when the disk has it for certain. It takes longer</source>
        <translation>Cada archivo cuenta como hecho cuando está con certeza en el disco. Tarda más</translation>
    </message>
    <message>
        <source>Look for changes in the content</source>
        <translation>Buscar cambios en el contenido</translation>
    </message>
    <message>
        <source>Whether an image changed is told by its content, not by size and date. It takes longer</source>
        <translation>Si una imagen cambió lo dice su contenido, no su tamaño ni su fecha. Tarda más</translation>
    </message>
    <message>
        <source>&amp;More  ·  {count} changed</source>
        <translation>&amp;Más  ·  {count} con cambios</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>Lanczos – sharpest</source>
        <translation>Lanczos – muy nítido</translation>
    </message>
    <message>
        <source>Catmull-Rom</source>
        <translation>Catmull-Rom</translation>
    </message>
    <message>
        <source>Mitchell – soft</source>
        <translation>Mitchell – suave</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilineal</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Caja</translation>
    </message>
    <message>
        <source>Nearest – pixel art</source>
        <translation>Vecino – pixel art</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Remuestreo</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>How the pixels of a result are mixed from those of its source</source>
        <translation>Cómo se mezclan los píxeles de un resultado a partir de los del original</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Enfoque</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>40 is a little, 80 is more, 150 is strong</source>
        <translation>40 es poco, 80 es más, 150 es fuerte</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>Luz lineal</translation>
    </message>
    <message>
        <source>Mix light instead of the numbers that stand for it: truer where fine bright lines are</source>
        <translation>Mezcla la luz en vez de los números que la representan: más fiel donde hay líneas finas y claras</translation>
    </message>
    <message>
        <source>Fast: a little less true</source>
        <translation>Rápido: algo menos fiel</translation>
    </message>
    <message>
        <source>Decode no more than the result needs</source>
        <translation>Decodificar solo lo que el resultado necesita</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>Copiarla</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>Omitirla</translation>
    </message>
    <message>
        <source>Encode it anew</source>
        <translation>Codificarla de nuevo</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Primera página</translation>
    </message>
    <message>
        <source>All pages, a file each</source>
        <translation>Todas, por separado</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Originales</translation>
    </message>
    <message>
        <source>An image that already fits</source>
        <translation>Una imagen que ya cabe</translation>
    </message>
    <message>
        <source>Pages of a TIFF</source>
        <translation>Páginas de un TIFF</translation>
    </message>
    <message>
        <source>What is done with an image that is no larger than the size, and is not made larger</source>
        <translation>Qué se hace con una imagen que no supera el tamaño y no se amplía</translation>
    </message>
    <message>
        <source>A TIFF may hold many pages; each can become a file of its own</source>
        <translation>Un TIFF puede tener muchas páginas; cada una puede ser un archivo propio</translation>
    </message>
    <message>
        <source>First frame only, of animations</source>
        <translation>Solo el primer fotograma de las animaciones</translation>
    </message>
    <message>
        <source>Else an animation is an error where the format holds a still image only</source>
        <translation>Si no, una animación es un error cuando el formato solo admite una imagen fija</translation>
    </message>
    <message>
        <source>Read rare formats too</source>
        <translation>Leer también formatos poco comunes</translation>
    </message>
    <message>
        <source>These are read too: {formats}</source>
        <translation>Estos también se leen: {formats}</translation>
    </message>
    <message>
        <source>Already fits</source>
        <translation>Ya cabe</translation>
    </message>
    <message>
        <source>TIFF pages</source>
        <translation>Páginas TIFF</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Lo que hay</translation>
    </message>
    <message>
        <source>What it will come to</source>
        <translation>Lo que resultará</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>en vertical</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>en horizontal</translation>
    </message>
    <message>
        <source>square</source>
        <translation>en cuadrado</translation>
    </message>
    <message>
        <source>{count} already fit</source>
        <translation>ya caben: {count}</translation>
    </message>
    <message>
        <source>{count} up to date</source>
        <translation>{count} al día</translation>
    </message>
    <message>
        <source>{count} have a file already</source>
        <translation>{count} ya con archivo</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>ilegibles: {count}</translation>
    </message>
    <message>
        <source>about {groups}</source>
        <translation>aprox. {groups}</translation>
    </message>
    <message>
        <source>about {before} → {after}, {time}   (measured on {count} of your files)</source>
        <translation>aprox. {before} → {after}, {time}   (medido con {count} de sus archivos)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>Prea&amp;justes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}</source>
        <translation>Prea&amp;juste: {name}</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}, changed</source>
        <translation>Prea&amp;juste: {name}, modificado</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Guardar como preajuste…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Export this recipe…</source>
        <translation>Exportar esta receta…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Importar un preajuste</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Mi preajuste</translation>
    </message>
    <message>
        <source>Export this recipe</source>
        <translation>Exportar esta receta</translation>
    </message>
    <message>
        <source>A whole recipe with one click: sizes, format and everything under More</source>
        <translation>Una receta completa con un clic: tamaños, formato y todo lo de Más</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Web 1920</source>
        <translation>Web 1920</translation>
    </message>
    <message>
        <source>E-mail 1280</source>
        <translation>Correo 1280</translation>
    </message>
    <message>
        <source>Thumbnails 256</source>
        <translation>Miniaturas 256</translation>
    </message>
    <message>
        <source>Responsive set</source>
        <translation>Conjunto adaptable</translation>
    </message>
    <message>
        <source>Convert only</source>
        <translation>Solo convertir</translation>
    </message>
    <message>
        <source>Crop &amp;box</source>
        <translation>Enc&amp;uadre</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>V&amp;ista previa</translation>
    </message>
    <message>
        <source>Size that is shown</source>
        <translation>Tamaño que se muestra</translation>
    </message>
    <message>
        <source>Choose what stays in view of this image: click, drag or use the arrow keys</source>
        <translation>Elija qué queda a la vista de esta imagen: haga clic, arrastre o use las teclas de flecha</translation>
    </message>
    <message>
        <source>Cut this image as all others</source>
        <translation>Recortar esta imagen como todas las demás</translation>
    </message>
    <message>
        <source>{reason} No file is written.</source>
        <translation>{reason} No se escribe ningún archivo.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>imgbatch – Compare</source>
        <translation>imgbatch – Comparación</translation>
    </message>
    <message>
        <source>&amp;Kept processes, too</source>
        <translation>También procesos sin rei&amp;nicio</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Guardar…</translation>
    </message>
    <message>
        <source>&amp;Use the fastest</source>
        <translation>&amp;Usar lo más rápido</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Canc&amp;elar</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>C&amp;omparar</translation>
    </message>
    <message>
        <source>Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards.</source>
        <translation>Sus propias imágenes, una muestra (de {images} en total), se redimensionan una y otra vez, por turnos: una tras otra, con hilos y con procesos. El resultado va a una carpeta temporal que después se elimina.</translation>
    </message>
    <message>
        <source>Choosing images…</source>
        <translation>Eligiendo imágenes…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>{number} of {total}: {contender}</source>
        <translation>{number} de {total}: {contender}</translation>
    </message>
    <message>
        <source>Numbers of workers look like this: 1, 2, 4</source>
        <translation>Los números de trabajadores se escriben así: 1, 2, 4</translation>
    </message>
    <message>
        <source>Batches now run on: {contender}</source>
        <translation>Los lotes se ejecutan ahora con: {contender}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Guardar la comparación</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progreso de la comparación</translation>
    </message>
    <message>
        <source>How many of the images are used, spread from small ones to large ones</source>
        <translation>Cuántas imágenes se usan, repartidas de pequeñas a grandes</translation>
    </message>
    <message>
        <source>How often each has its turn: the more, the less chance there is in the figures</source>
        <translation>Cuántas veces le toca a cada uno: cuantas más, menos azar hay en las cifras</translation>
    </message>
    <message>
        <source>How many images at once, with threads and with processes; several to compare</source>
        <translation>Cuántas imágenes a la vez, con hilos y con procesos; varios números para comparar</translation>
    </message>
    <message>
        <source>Also measure processes that are kept from one batch to the next</source>
        <translation>Medir también procesos que se conservan de un lote al siguiente</translation>
    </message>
    <message>
        <source>Run batches in the way that won here</source>
        <translation>Ejecutar los lotes de la forma que ganó aquí</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Imágenes</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Pasadas</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pau&amp;sar</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total} files</source>
        <translation>Deshaciendo: {done} de {total} archivos</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>{files} failed: sho&amp;w</source>
        <translation>{files} con error: m&amp;ostrar</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Folders that were added before</source>
        <translation>Carpetas añadidas antes</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vaciar la lista</translation>
    </message>
    <message>
        <source>It is not there any more, or its drive is not</source>
        <translation>Ya no está, o no está su unidad</translation>
    </message>
    <message>
        <source>Inside – whole image, within the size</source>
        <translation>Dentro – entera, dentro del tamaño</translation>
    </message>
    <message>
        <source>Outside – whole image, covers the size</source>
        <translation>Fuera – entera, cubre el tamaño</translation>
    </message>
    <message>
        <source>Cover – exactly the size, edges cut</source>
        <translation>Cubrir – tamaño exacto, bordes recortados</translation>
    </message>
    <message>
        <source>Contain – exactly the size, padded</source>
        <translation>Contener – tamaño exacto, con relleno</translation>
    </message>
    <message>
        <source>Fill – exactly the size, stretched</source>
        <translation>Estirar – tamaño exacto, deformada</translation>
    </message>
    <message>
        <source>Same as source</source>
        <translation>Igual que el original</translation>
    </message>
    <message>
        <source>Update what imgbatch made</source>
        <translation>Actualizar lo hecho por imgbatch</translation>
    </message>
    <message>
        <source>Keep every file</source>
        <translation>Conservar todos los archivos</translation>
    </message>
    <message>
        <source>Replace every file</source>
        <translation>Reemplazar todos los archivos</translation>
    </message>
    <message>
        <source>An earlier result is made anew if its image or the settings changed; any other file is kept.</source>
        <translation>Un resultado anterior se rehace si cambió su imagen o los ajustes; cualquier otro archivo se conserva.</translation>
    </message>
    <message>
        <source>A file that is there is never touched, even if its image has changed since.</source>
        <translation>Un archivo existente nunca se toca, aunque su imagen haya cambiado desde entonces.</translation>
    </message>
    <message>
        <source>Whatever is there is replaced, also what imgbatch has not made.</source>
        <translation>Se reemplaza todo lo que haya, también lo que no ha hecho imgbatch.</translation>
    </message>
    <message>
        <source>How images meet the size</source>
        <translation>Cómo se ajustan las imágenes al tamaño</translation>
    </message>
    <message>
        <source>&amp;Enlarge smaller images</source>
        <translation>Ampliar las imágenes más pe&amp;queñas</translation>
    </message>
    <message>
        <source>Format of the outputs</source>
        <translation>Formato de los resultados</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>Si existe un archivo con ese nombre</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Carpeta de salida</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Plantilla de nombre</translation>
    </message>
    <message>
        <source>{stem} is the name of the source, {size} the size, {format} the format</source>
        <translation>{stem} es el nombre del original, {size} el tamaño, {format} el formato</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>&amp;Tamaños</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>&amp;Guardar como</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>Ca&amp;lidad</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>En la car&amp;peta</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>If that name is ta&amp;ken</source>
        <translation>Si el nombre &amp;ya existe</translation>
    </message>
    <message>
        <source>Folder for the outputs</source>
        <translation>Carpeta para los resultados</translation>
    </message>
    <message>
        <source>Nothing here opens pages; the report is {path}.</source>
        <translation>No hay ningún programa que abra páginas; el informe está en {path}.</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>Se ha guardado el informe.</translation>
    </message>
    <message>
        <source>Retr&amp;y failed</source>
        <translation>Reintentar &amp;fallidos</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>De&amp;shacer</translation>
    </message>
    <message>
        <source>Repo&amp;rt</source>
        <translation>Info&amp;rme</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Abrir carp&amp;eta</translation>
    </message>
    <message>
        <source>&amp;Show in the browser</source>
        <translation>&amp;Mostrar en el navegador</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>&amp;Guardar como…</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Do once more what failed</source>
        <translation>Volver a hacer lo que falló</translation>
    </message>
    <message>
        <source>Delete what this batch wrote, and put back what it replaced</source>
        <translation>Eliminar lo que escribió este lote y reponer lo que reemplazó</translation>
    </message>
    <message>
        <source>What became of every image</source>
        <translation>Qué fue de cada imagen</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Detener y cerrar</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>A batch is running. Files that are written so far will stay.</source>
        <translation>Hay un lote en marcha. Los archivos ya escritos se conservarán.</translation>
    </message>
    <message>
        <source>Looking at what would be undone…</source>
        <translation>Comprobando qué se desharía…</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>Hay un lote en marcha</translation>
    </message>
    <message>
        <source>A batch is being undone</source>
        <translation>Se está deshaciendo un lote</translation>
    </message>
    <message>
        <source>A comparison is running</source>
        <translation>Hay una comparación en marcha</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Buscando imágenes</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Añada primero imágenes</translation>
    </message>
    <message>
        <source>No images were found there.</source>
        <translation>No se encontraron imágenes ahí.</translation>
    </message>
    <message>
        <source>Paused: {reason}. Nothing is lost: see to it, then resume.</source>
        <translation>En pausa: {reason}. No se ha perdido nada: resuélvalo y luego reanude.</translation>
    </message>
    <message>
        <source>{error}. Try Threads.</source>
        <translation>{error}. Pruebe con Hilos.</translation>
    </message>
    <message>
        <source>Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del</source>
        <translation>Doble clic para cambiarlo, arrastrar para moverlo. Teclas: Intro, Alt+Arriba, Alt+Abajo, Supr</translation>
    </message>
    <message>
        <source>Remove the size {size}</source>
        <translation>Quitar el tamaño {size}</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>Quitar este tamaño</translation>
    </message>
    <message>
        <source>Shortest edge {edge}</source>
        <translation>Lado corto {edge}</translation>
    </message>
    <message>
        <source>1 megapixel</source>
        <translation>1 megapíxel</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} megapíxeles</translation>
    </message>
    <message>
        <source> {unit} at {dpi} dpi</source>
        <translation> {unit} a {dpi} dpi</translation>
    </message>
    <message>
        <source>Longest edge {edge}</source>
        <translation>Lado largo {edge}</translation>
    </message>
    <message>
        <source>Width {edge}</source>
        <translation>Ancho {edge}</translation>
    </message>
    <message>
        <source>Height {edge}</source>
        <translation>Alto {edge}</translation>
    </message>
    <message>
        <source>Longest edge…</source>
        <translation>Lado más largo…</translation>
    </message>
    <message>
        <source>Shortest edge…</source>
        <translation>Lado más corto…</translation>
    </message>
    <message>
        <source>Box…</source>
        <translation>Marco…</translation>
    </message>
    <message>
        <source>Width…</source>
        <translation>Anchura…</translation>
    </message>
    <message>
        <source>Height…</source>
        <translation>Altura…</translation>
    </message>
    <message>
        <source>Percent…</source>
        <translation>Porcentaje…</translation>
    </message>
    <message>
        <source>Megapixels…</source>
        <translation>Megapíxeles…</translation>
    </message>
    <message>
        <source>Print size…</source>
        <translation>Tamaño de impresión…</translation>
    </message>
    <message>
        <source>Size to add</source>
        <translation>Tamaño que añadir</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Aña&amp;dir</translation>
    </message>
    <message>
        <source>Add the size</source>
        <translation>Añadir el tamaño</translation>
    </message>
    <message>
        <source>Kinds of sizes</source>
        <translation>Tipos de tamaños</translation>
    </message>
    <message>
        <source>Choose what kind of size to add</source>
        <translation>Elegir el tipo de tamaño que se añade</translation>
    </message>
    <message>
        <source>longest edge, in pixels</source>
        <translation>lado más largo, en píxeles</translation>
    </message>
    <message>
        <source>shortest edge</source>
        <translation>lado más corto</translation>
    </message>
    <message>
        <source>a box</source>
        <translation>un marco</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>anchura, altura</translation>
    </message>
    <message>
        <source>of both edges</source>
        <translation>de ambos lados</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>megapíxeles</translation>
    </message>
    <message>
        <source>print, in cm, mm or in</source>
        <translation>impresión, en cm, mm o in</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostrar en la &amp;carpeta</translation>
    </message>
    <message>
        <source>Open r&amp;esult</source>
        <translation>Abrir r&amp;esultado</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Reintentar</translation>
    </message>
    <message>
        <source>Copy rea&amp;son</source>
        <translation>Copiar &amp;motivo</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Copiar &amp;ruta</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>&amp;Quitar de la lista</translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation>Or&amp;denar por</translation>
    </message>
    <message>
        <source>Order of adding</source>
        <translation>Orden de adición</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>working</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>done, {size}</source>
        <translation>hecha, {size}</translation>
    </message>
    <message>
        <source>done, {size}, {count} unchanged</source>
        <translation>hecha, {size}, {count} sin cambios</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>omitida: {reason}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>sin cambios</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Ninguna imagen coincide</translation>
    </message>
    <message>
        <source>Speed of the last half minute</source>
        <translation>Velocidad del último medio minuto</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparar…</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>Pr&amp;ocesos</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Hilos</translation>
    </message>
    <message>
        <source>&amp;Try {images} again</source>
        <translation>&amp;Reintentar {images}</translation>
    </message>
    <message>
        <source>&amp;Resize {images}</source>
        <translation>&amp;Redimensionar {images}</translation>
    </message>
    <message>
        <source>&amp;Resize {images} to {sizes} sizes</source>
        <translation>&amp;Redimensionar {images} a {sizes} tamaños</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Número de trabajadores</translation>
    </message>
    <message>
        <source>How many images are worked on at once</source>
        <translation>Cuántas imágenes se procesan a la vez</translation>
    </message>
    <message>
        <source>Measure threads and processes on your own images</source>
        <translation>Medir hilos y procesos con sus propias imágenes</translation>
    </message>
    <message>
        <source>Whatever will be over first, by these images and by what was learned on this machine</source>
        <translation>Lo que vaya a terminar antes, según estas imágenes y lo aprendido en este equipo</translation>
    </message>
    <message>
        <source>A process on each core: a crash costs one image, and cancel is immediate</source>
        <translation>Un proceso en cada núcleo: un fallo grave cuesta una imagen, y cancelar es inmediato</translation>
    </message>
    <message>
        <source>The same with threads: no protection from crashes; cancel lets running images finish</source>
        <translation>Lo mismo con hilos: sin protección ante fallos graves; al cancelar terminan las imágenes en curso</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>Tra&amp;bajadores</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Ejecutar en</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Vaciar</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>Añadir una carpeta de imágenes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Añadir imágenes</translation>
    </message>
    <message>
        <source>tick “Read rare formats too” under More</source>
        <translation>marque «Leer también formatos poco comunes» en Más</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} imágenes</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 archivo</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} archivos</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>Imágenes por segundo</translation>
    </message>
    <message>
        <source>slowest to fastest run</source>
        <translation>de la pasada más lenta a la más rápida</translation>
    </message>
    <message>
        <source>Who did which image when</source>
        <translation>Quién procesó qué imagen y cuándo</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>trabajando</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>esperando</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>En serie</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} hilos</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 proceso</translation>
    </message>
    <message>
        <source>{count} processes</source>
        <translation>{count} procesos</translation>
    </message>
    <message>
        <source>{name}, kept</source>
        <translation>{name}, sin reinicio</translation>
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
        <translation>Lo que elige Automático</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>procesos</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>hilos</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>un trabajador</translation>
    </message>
    <message>
        <source>Auto takes {mode}: {reason}.</source>
        <translation>Elección automática: {mode} – {reason}.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>con error: {reason}</translation>
    </message>
    <message>
        <source>{count} of {runs} failed: {reason}</source>
        <translation>{count} de {runs} con error: {reason}</translation>
    </message>
    <message>
        <source>start-up {seconds} s</source>
        <translation>inicio {seconds} s</translation>
    </message>
    <message>
        <source>{name}: {median} images a second, {low} to {high} in {count} runs</source>
        <translation>{name}: {median} imágenes por segundo, de {low} a {high} en {count} pasadas</translation>
    </message>
    <message>
        <source>Image {image}, worker {worker}: {seconds} s, {percent} % of it at work</source>
        <translation>Imagen {image}, trabajador {worker}: {seconds} s, el {percent} % trabajando</translation>
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
        <translation>{done} de {found}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>cancelando…</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} imágenes/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{count} more will follow</source>
        <translation>{count} más a continuación</translation>
    </message>
    <message>
        <source>{files} written</source>
        <translation>Escritos: {files}</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} sin cambios</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>omitidos: {count}</translation>
    </message>
    <message>
        <source>{count} moved away</source>
        <translation>apartados: {count}</translation>
    </message>
    <message>
        <source>the rest cancelled</source>
        <translation>el resto cancelado</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} de ahorro</translation>
    </message>
    <message>
        <source>{what} in {time}</source>
        <translation>{what} en {time}</translation>
    </message>
    <message>
        <source>{files} cannot be undone and will stay.</source>
        <translation>Se conservan por no poder deshacerse: {files}.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>No queda nada que deshacer.</translation>
    </message>
    <message>
        <source>Delete {files}?</source>
        <translation>¿Eliminar {files}?</translation>
    </message>
    <message>
        <source>Restore {files}?</source>
        <translation>¿Restaurar {files}?</translation>
    </message>
    <message>
        <source>Delete {files} and restore {count}?</source>
        <translation>¿Eliminar {files} y restaurar {count}?</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>eliminados: {files}</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>restaurados: {files}</translation>
    </message>
    <message>
        <source>{count} kept: {why}</source>
        <translation>conservados: {count} ({why})</translation>
    </message>
    <message>
        <source>nothing was left to undo</source>
        <translation>no quedaba nada que deshacer</translation>
    </message>
    <message>
        <source>{count} workers at {files} files</source>
        <translation>{count} trabajadores con {files} archivos</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>Gráfico de la comparación</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>no se pudo escribir la imagen</translation>
    </message>
    <message>
        <source>one image of about {work} has nobody to share with, and starting a process takes {startup}</source>
        <translation>una imagen de unos {work} no se puede repartir, e iniciar un proceso tarda {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work for one worker, and starting a process takes {startup}</source>
        <translation>{images} imágenes son unos {work} de trabajo para un trabajador, e iniciar un proceso tarda {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work, and starting a process takes {startup}</source>
        <translation>{images} imágenes son unos {work} de trabajo, e iniciar un proceso tarda {startup}</translation>
    </message>
    <message>
        <source>{images} images take about {threads} in threads and {processes} in processes, which have to be started first</source>
        <translation>{images} imágenes tardan unos {threads} con hilos y {processes} con procesos, que antes hay que iniciar</translation>
    </message>
    <message>
        <source>{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash costs one image only</source>
        <translation>{images} imágenes tardan unos {processes}: los {startup} que tardan en iniciarse los procesos apenas cuentan, y un fallo grave solo cuesta una imagen</translation>
    </message>
    <message>
        <source>more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image only</source>
        <translation>más de {images} imágenes: los {startup} que tardan en iniciarse los procesos no cuentan, y un fallo grave solo cuesta una imagen</translation>
    </message>
    <message>
        <source>nothing is known of the images yet, and in processes a crash costs one image only</source>
        <translation>aún no se sabe nada de las imágenes, y con procesos un fallo grave solo cuesta una imagen</translation>
    </message>
    <message>
        <source>rare formats are read too, and their decoders are safe in processes only</source>
        <translation>también se leen formatos poco comunes, y sus decodificadores solo son seguros en procesos</translation>
    </message>
    <message>
        <source>only processes can leave the machine to others</source>
        <translation>solo los procesos pueden ceder la máquina a los demás programas</translation>
    </message>
    <message>
        <source>only processes can be ended when an image takes too long</source>
        <translation>solo los procesos pueden terminarse cuando una imagen tarda demasiado</translation>
    </message>
    <message>
        <source>an image may have crashed the last batch into this folder, and in processes that costs one image only</source>
        <translation>es posible que una imagen bloqueara el último lote a esta carpeta, y con procesos eso cuesta una sola imagen</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as many as {rival}.</source>
        <translation>Lo más rápido: {winner}, con {rate} imágenes por segundo, {times} veces las obtenidas una tras otra y {more} veces las de {rival}.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Lo más rápido: {winner}, con {rate} imágenes por segundo, {times} veces las obtenidas una tras otra.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.</source>
        <translation>Lo más rápido: {winner}, con {rate} imágenes por segundo, {more} veces las de {rival}.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the interpreter lock.</source>
        <translation>{winner} y {rival} son aquí igual de rápidos (con un margen del {percent} %): al decodificar, redimensionar y codificar se libera el bloqueo del intérprete.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %).</source>
        <translation>{winner} y {rival} son aquí igual de rápidos (con un margen del {percent} %).</translation>
    </message>
    <message>
        <source>The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast.</source>
        <translation>La ventaja de {winner} sobre {rival} es del {percent} %, pero sus pasadas se solapan: considérelos igual de rápidos.</translation>
    </message>
    <message>
        <source>Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Procesar varias a la vez no aporta nada ({rival}): {rate} imágenes por segundo, {times} veces las obtenidas una tras otra.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with more runs.</source>
        <translation>Las cifras varían un {percent} % de una pasada a otra: quizá otra cosa estaba usando el equipo. Repita la comparación con más pasadas.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. Repeat it with more runs.</source>
        <translation>Las cifras varían un {percent} % de una ronda a otra; la carga de esta máquina era de {load} antes de empezar. Repítalo con más rondas.</translation>
    </message>
    <message>
        <source>Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized once they are read. More workers will not help.</source>
        <translation>El límite es la lectura: el disco da {disk} imágenes por segundo ({megabytes} MB), y se pueden redimensionar {rate} por segundo una vez leídas. Más trabajadores no ayudarán.</translation>
    </message>
    <message>
        <source>With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock lets one thread at a time through.</source>
        <translation>Con imágenes en curso, {threads} esperaron el {waiting} % del tiempo y {processes}, el {other} %: el bloqueo del intérprete solo deja pasar un hilo cada vez.</translation>
    </message>
    <message>
        <source>This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, {processes} {other} %.</source>
        <translation>Este Python no tiene bloqueo del intérprete: con imágenes en curso, {threads} esperaron el {waiting} % del tiempo y {processes}, el {other} %.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, {threads} would be done first.</source>
        <translation>El inicio de {processes} tardó {startup} s de {seconds} s. Compensa a partir de unas {images} imágenes; con menos, se acabaría antes con {threads}.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that is never made up for.</source>
        <translation>El inicio de {processes} tardó {startup} s de {seconds} s, e imagen por imagen no se gana nada frente a {threads}: eso no se recupera nunca.</translation>
    </message>
    <message>
        <source>Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} images, and worth less than 5 % with more than {worth}.</source>
        <translation>Conservar los procesos de un lote al siguiente ahorra {saved} s en cada inicio: {times} veces más rápido con {images} imágenes, y menos de un 5 % de ganancia con más de {worth}.</translation>
    </message>
    <message>
        <source>Keeping processes gains nothing here: starting them takes {startup} s only.</source>
        <translation>Conservar los procesos no aporta nada aquí: iniciarlos solo tarda {startup} s.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up.</source>
        <translation>Pasar de {few} a {many} no aporta casi nada ({times} veces): los núcleos de este equipo están al máximo.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited {waiting} % of the time.</source>
        <translation>Pasar de {few} a {many} no aporta casi nada ({times} veces): con imágenes en curso, esperaron el {waiting} % del tiempo.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times).</source>
        <translation>Pasar de {few} a {many} no aporta casi nada ({times} veces).</translation>
    </message>
    <message>
        <source>For {percent} % of the time cores had nothing to do but to wait for a disk.</source>
        <translation>Durante el {percent} % del tiempo hubo núcleos sin más que hacer que esperar a un disco.</translation>
    </message>
    <message>
        <source>At the peak {processes} took {more} MB of memory, {threads} {less} MB.</source>
        <translation>Máximo de memoria: {processes}, {more} MB; {threads}, {less} MB.</translation>
    </message>
    <message>
        <source>A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s.</source>
        <translation>Unas pocas imágenes grandes son decisivas: 5 de cada 100 tardaron más de {slow} s cada una; la mitad del total, menos de {usual} s.</translation>
    </message>
    <message>
        <source>{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core.</source>
        <translation>{count} de {images} imágenes son {format}; un megapíxel de estas imágenes costó {seconds} s de un núcleo.</translation>
    </message>
    <message>
        <source>Every worker counts: each of {winner} does {percent} % of what one alone would do.</source>
        <translation>Todos los trabajadores cuentan ({winner}): cada uno rinde el {percent} % de lo que haría uno solo.</translation>
    </message>
    <message>
        <source>imgbatch {version} is there, this is an older one: {page}</source>
        <translation>Ya está disponible imgbatch {version}; esta versión es anterior: {page}</translation>
    </message>
</context>
</TS>
