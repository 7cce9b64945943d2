<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name></name>
    <message>
        <source>There is no log of this session: {path} cannot be written ({reason}).</source>
        <translation>Cette session n’a pas de journal&#xa0;: {path} ne peut pas être écrit ({reason}).</translation>
    </message>
    <message>
        <source>This is a bug in imgbatch: {error}</source>
        <translation>C’est une erreur dans imgbatch&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Your files are as they were. The details are in {path}.</source>
        <translation>Vos fichiers sont restés tels quels. Les détails sont dans {path}.</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Ce qu’il y a</translation>
    </message>
    <message>
        <source>What it will come to</source>
        <translation>Ce que cela donnera</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>en portrait</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>en paysage</translation>
    </message>
    <message>
        <source>square</source>
        <translation>en carré</translation>
    </message>
    <message>
        <source>{count} already fit</source>
        <translation>{count} déjà à la taille</translation>
    </message>
    <message>
        <source>{count} up to date</source>
        <translation>{count} à jour</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>lecture impossible&#xa0;: {count}</translation>
    </message>
    <message>
        <source>about {groups}</source>
        <translation>environ {groups}</translation>
    </message>
    <message>
        <source>about {before} → {after}, {time}   (measured on {count} of your files)</source>
        <translation>environ {before} → {after}, {time}   (mesuré sur {count} de vos fichiers)</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>Add fi&amp;les…</source>
        <translation>Ajouter des &amp;fichiers…</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Vider</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>Ajouter un dossier d’images</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Ajouter des images</translation>
    </message>
    <message>
        <source>Crop &amp;box</source>
        <translation>&amp;Zone de cadrage</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>Size that is shown</source>
        <translation>Taille affichée</translation>
    </message>
    <message>
        <source>Choose what stays in view of this image: click, drag or use the arrow keys</source>
        <translation>Choisir ce qui reste visible de cette image&#xa0;: cliquer, glisser ou utiliser les touches fléchées</translation>
    </message>
    <message>
        <source>Cut this image as all others</source>
        <translation>Couper cette image comme toutes les autres</translation>
    </message>
    <message>
        <source>{reason} No file is written.</source>
        <translation>{reason} Aucun fichier n’est écrit.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>telle quelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>working</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>done, {size}</source>
        <translation>terminée, {size}</translation>
    </message>
    <message>
        <source>done, {size}, {count} unchanged</source>
        <translation>terminée, {size}, {count} sans changement</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>omise&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Laisser continuer</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>Interrompre et &amp;fermer</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>A batch is running. Files that are written so far will stay.</source>
        <translation>Un lot est en cours. Les fichiers déjà écrits resteront.</translation>
    </message>
    <message>
        <source>Looking at what would be undone…</source>
        <translation>Recherche de ce qui serait annulé…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Afficher dans le &amp;dossier</translation>
    </message>
    <message>
        <source>Open r&amp;esult</source>
        <translation>Ouvrir le &amp;résultat</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Copy rea&amp;son</source>
        <translation>Copier la rai&amp;son</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Copier le chemin</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>Re&amp;tirer de la liste</translation>
    </message>
    <message>
        <source>Sor&amp;t by</source>
        <translation>Tr&amp;ier par</translation>
    </message>
    <message>
        <source>Order of adding</source>
        <translation>Ordre d’ajout</translation>
    </message>
    <message>
        <source>Nothing here opens pages; the report is {path}.</source>
        <translation>Rien ici n’ouvre les pages&#xa0;; le bilan est {path}.</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>Le bilan a été enregistré.</translation>
    </message>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Déposer ici des dossiers ou des photos</translation>
    </message>
    <message>
        <source>Folders are searched to the bottom. The originals are never changed.</source>
        <translation>Les dossiers sont parcourus jusqu’au fond. Les originaux ne sont jamais modifiés.</translation>
    </message>
    <message>
        <source>{count} workers at {files} files</source>
        <translation>{count} tâches sur {files} fichiers</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>Beside a padded image, and below transparent pixels where the format has none</source>
        <translation>À côté d’une image complétée, et sous les pixels transparents si le format n’en a pas</translation>
    </message>
    <message>
        <source>A colour as it is written on the web: #rrggbb</source>
        <translation>Une couleur telle qu’on l’écrit sur le Web : #rrggbb</translation>
    </message>
    <message>
        <source>Background as #rrggbb</source>
        <translation>Arrière-plan sous la forme #rrggbb</translation>
    </message>
    <message>
        <source>When the image is cut or padded</source>
        <translation>Quand l’image est coupée ou complétée</translation>
    </message>
    <message>
        <source>Keep in view</source>
        <translation>Garder visible</translation>
    </message>
    <message>
        <source>For the fits Cover and Contain</source>
        <translation>Pour les ajustements «&#xa0;Couvrir&#xa0;» et «&#xa0;Contenir&#xa0;»</translation>
    </message>
    <message>
        <source>North-west</source>
        <translation>En haut à gauche</translation>
    </message>
    <message>
        <source>North</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>North-east</source>
        <translation>En haut à droite</translation>
    </message>
    <message>
        <source>West</source>
        <translation>À gauche</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Au centre</translation>
    </message>
    <message>
        <source>East</source>
        <translation>À droite</translation>
    </message>
    <message>
        <source>South-west</source>
        <translation>En bas à gauche</translation>
    </message>
    <message>
        <source>South</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>South-east</source>
        <translation>En bas à droite</translation>
    </message>
    <message>
        <source>{x} from the left,
{y} from the top</source>
        <translation>{x} depuis la gauche,
{y} depuis le haut</translation>
    </message>
    <message>
        <source>What stays in view where the image is cut, or where it lies where it is padded</source>
        <translation>Ce qui reste visible si l’image est coupée, ou sa place si elle est complétée</translation>
    </message>
    <message>
        <source>Lanczos – sharpest</source>
        <translation>Lanczos – le plus net</translation>
    </message>
    <message>
        <source>Catmull-Rom</source>
        <translation>Catmull-Rom</translation>
    </message>
    <message>
        <source>Mitchell – soft</source>
        <translation>Mitchell – doux</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinéaire</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Boîte</translation>
    </message>
    <message>
        <source>Nearest – pixel art</source>
        <translation>Voisin – pixel art</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Rééchantillonnage</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>How the pixels of a result are mixed from those of its source</source>
        <translation>Façon dont les pixels d’un résultat sont mêlés à partir de ceux de sa source</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Netteté</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>40 is a little, 80 is more, 150 is strong</source>
        <translation>40, c’est un peu&#xa0;; 80, c’est plus&#xa0;; 150, c’est fort</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>Lumière linéaire</translation>
    </message>
    <message>
        <source>Mix light instead of the numbers that stand for it: truer where fine bright lines are</source>
        <translation>Mélanger la lumière plutôt que les nombres qui la représentent&#xa0;: plus fidèle pour les fines lignes claires</translation>
    </message>
    <message>
        <source>Fast: a little less true</source>
        <translation>Rapide&#xa0;: un peu moins fidèle</translation>
    </message>
    <message>
        <source>Decode no more than the result needs</source>
        <translation>Ne décoder que ce que le résultat demande</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Tout garder</translation>
    </message>
    <message>
        <source>Without private data</source>
        <translation>Sans données privées</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Keep colour profile</source>
        <translation>Garder le profil de couleur</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>Convertir en sRGB</translation>
    </message>
    <message>
        <source>Metadata and colour</source>
        <translation>Métadonnées et couleur</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC. Private are position, serial numbers, owner and maker notes</source>
        <translation>EXIF, XMP et IPTC. Sont privés la position, les numéros de série, le propriétaire et les notes du fabricant</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>sRGB is what every screen and browser shows; a profile that is kept may hold more</source>
        <translation>sRGB est ce que montrent tous les écrans et navigateurs ; un profil gardé peut contenir plus</translation>
    </message>
    <message>
        <source>Keep the dates of the file</source>
        <translation>Garder les dates du fichier</translation>
    </message>
    <message>
        <source>A result gets the dates of its source, and is sorted beside it</source>
        <translation>Un résultat reçoit les dates de sa source et se trie à côté d’elle</translation>
    </message>
    <message>
        <source>Keep the permissions of the file</source>
        <translation>Garder les permissions du fichier</translation>
    </message>
    <message>
        <source>Who may read and write a result is what it is for its source</source>
        <translation>Les droits de lire et d’écrire un résultat sont ceux de sa source</translation>
    </message>
    <message>
        <source>Wait until files survive a power cut</source>
        <translation>Attendre que les fichiers survivent à une coupure de courant</translation>
    </message>
    <message>
        <source>Each file counts as done when the disk has it for certain. It takes longer</source>
        <translation>Un fichier compte comme terminé quand le disque l’a vraiment. Cela prend plus de temps</translation>
    </message>
    <message>
        <source>Look for changes in the content</source>
        <translation>Chercher les changements dans le contenu</translation>
    </message>
    <message>
        <source>Whether an image changed is told by its content, not by size and date. It takes longer</source>
        <translation>C’est le contenu d’une image, et non sa taille ou sa date, qui dit si elle a changé. C’est plus long</translation>
    </message>
    <message>
        <source>&amp;More  ·  {count} changed</source>
        <translation>&amp;Plus  ·  modifications&#xa0;: {count}</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Plus</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>Mémoire pour les images</translation>
    </message>
    <message>
        <source>automatic, or 4 GB</source>
        <translation>automatique, ou 4 GB</translation>
    </message>
    <message>
        <source>What all images in work may take together. A worker may take 1 GB more</source>
        <translation>Ce que toutes les images en cours peuvent occuper ensemble. Une tâche peut prendre 1 Go de plus</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Patience</translation>
    </message>
    <message>
        <source>An image that takes longer than that is given up, so that the others are done</source>
        <translation>Une image qui prend plus de temps est abandonnée, pour que les autres soient terminées</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>the usual time</source>
        <translation>le temps habituel</translation>
    </message>
    <message>
        <source>Tidy up after images that are gone</source>
        <translation>Faire le ménage après les images disparues</translation>
    </message>
    <message>
        <source>Files that imgbatch made from images that are not there any more are moved away</source>
        <translation>Les fichiers qu’imgbatch a créés à partir d’images disparues sont mis de côté</translation>
    </message>
    <message>
        <source>Leave the machine to others</source>
        <translation>Laisser la priorité aux autres</translation>
    </message>
    <message>
        <source>Processes let every other program go first; threads cannot</source>
        <translation>Les processus laissent passer tous les autres programmes&#xa0;; les threads ne le peuvent pas</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>La copier</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>L’omettre</translation>
    </message>
    <message>
        <source>Encode it anew</source>
        <translation>La réencoder</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>All pages, a file each</source>
        <translation>Toutes, séparément</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>An image that already fits</source>
        <translation>Une image déjà à la taille</translation>
    </message>
    <message>
        <source>Pages of a TIFF</source>
        <translation>Pages d’un TIFF</translation>
    </message>
    <message>
        <source>What is done with an image that is no larger than the size, and is not made larger</source>
        <translation>Ce qui est fait d’une image qui ne dépasse pas la taille et n’est pas agrandie</translation>
    </message>
    <message>
        <source>A TIFF may hold many pages; each can become a file of its own</source>
        <translation>Un TIFF peut contenir plusieurs pages ; chacune peut devenir un fichier</translation>
    </message>
    <message>
        <source>First frame only, of animations</source>
        <translation>Première image seulement des animations</translation>
    </message>
    <message>
        <source>Else an animation is an error where the format holds a still image only</source>
        <translation>Sinon, une animation est une erreur si le format ne contient qu’une image fixe</translation>
    </message>
    <message>
        <source>Read rare formats too</source>
        <translation>Lire aussi les formats rares</translation>
    </message>
    <message>
        <source>These are read too: {formats}</source>
        <translation>Ceux-ci sont lus aussi : {formats}</translation>
    </message>
    <message>
        <source>Already fits</source>
        <translation>Déjà à la taille</translation>
    </message>
    <message>
        <source>TIFF pages</source>
        <translation>Pages TIFF</translation>
    </message>
    <message>
        <source>4:4:4 – text, drawings</source>
        <translation>4:4:4 – texte, dessins</translation>
    </message>
    <message>
        <source>4:2:2</source>
        <translation>4:2:2</translation>
    </message>
    <message>
        <source>4:2:0 – smallest</source>
        <translation>4:2:0 – le plus petit</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Keep the source&apos;s bytes when not smaller</source>
        <translation>Garder les octets de la source si rien n’est gagné</translation>
    </message>
    <message>
        <source>Progressive JPEG</source>
        <translation>JPEG progressif</translation>
    </message>
    <message>
        <source>Chroma subsampling</source>
        <translation>Sous-échantillonnage de la chrominance</translation>
    </message>
    <message>
        <source>Take time for smaller files</source>
        <translation>Prendre du temps pour des fichiers plus petits</translation>
    </message>
    <message>
        <source>PNG level</source>
        <translation>Niveau PNG</translation>
    </message>
    <message>
        <source>PNG colours</source>
        <translation>Couleurs PNG</translation>
    </message>
    <message>
        <source>Lossless WebP</source>
        <translation>WebP sans perte</translation>
    </message>
    <message>
        <source>WebP method</source>
        <translation>Méthode WebP</translation>
    </message>
    <message>
        <source>AVIF speed</source>
        <translation>Vitesse AVIF</translation>
    </message>
    <message>
        <source>Largest file size</source>
        <translation>Taille maximale du fichier</translation>
    </message>
    <message>
        <source>no limit, or 200 KB</source>
        <translation>sans limite, ou 200 KB</translation>
    </message>
    <message>
        <source>200 KB, 1.5 MB: quality is given up for it, then pixels</source>
        <translation>200 KB, 1.5 MB&#xa0;: la qualité est d’abord sacrifiée, puis les pixels</translation>
    </message>
    <message>
        <source>The same pixels in fewer bytes, for JPEG and PNG</source>
        <translation>Les mêmes pixels en moins d’octets, pour JPEG et PNG</translation>
    </message>
    <message>
        <source>A result that would not be smaller than its source is a copy of it</source>
        <translation>Un résultat qui ne serait pas plus petit que sa source en est une copie</translation>
    </message>
    <message>
        <source>It appears at once in a browser, and becomes sharper</source>
        <translation>Il apparaît aussitôt dans un navigateur, puis devient plus net</translation>
    </message>
    <message>
        <source>How much colour is kept beside the brightness; 4:4:4 keeps fine red lines sharp</source>
        <translation>Part de couleur gardée à côté de la luminosité ; 4:4:4 garde nettes les fines lignes rouges</translation>
    </message>
    <message>
        <source>How hard a PNG is compressed; its pixels are the same at every level</source>
        <translation>Force de la compression d’un PNG ; ses pixels sont les mêmes à chaque niveau</translation>
    </message>
    <message>
        <source>A palette of few colours makes a PNG much smaller, and suits drawings</source>
        <translation>Une palette de peu de couleurs réduit beaucoup un PNG et convient aux dessins</translation>
    </message>
    <message>
        <source>Every pixel is kept as it is; files of photos become several times larger</source>
        <translation>Chaque pixel reste tel quel ; les fichiers de photos deviennent plusieurs fois plus gros</translation>
    </message>
    <message>
        <source>How long the encoder looks for a smaller file, from 0, fast, to 6</source>
        <translation>Temps passé à chercher un fichier plus petit, de 0, rapide, à 6</translation>
    </message>
    <message>
        <source>How fast the encoder is, up to 10; a slow one makes smaller files</source>
        <translation>Vitesse de l’encodeur, jusqu’à 10 ; plus lent, il produit des fichiers plus petits</translation>
    </message>
    <message>
        <source>Full colour</source>
        <translation>Toutes les couleurs</translation>
    </message>
    <message>
        <source> colours</source>
        <translation> couleurs</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Chrominance</translation>
    </message>
    <message>
        <source>9 is smallest</source>
        <translation>9 est le plus petit</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>6 is smallest</source>
        <translation>6 est le plus petit</translation>
    </message>
    <message>
        <source>0 is smallest</source>
        <translation>0 est le plus petit</translation>
    </message>
    <message>
        <source>imgbatch – Help</source>
        <translation>imgbatch – Aide</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>À &amp;propos</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version once a week (one request; nothing is sent along)</source>
        <translation>&amp;Chercher une version plus récente une fois par semaine (une requête ; rien n&apos;est envoyé avec)</translation>
    </message>
    <message>
        <source>Drop folders or photos anywhere on the window. Folders are searched to the bottom.</source>
        <translation>Déposer des dossiers ou des photos n’importe où sur la fenêtre. Les dossiers sont parcourus jusqu’au fond.</translation>
    </message>
    <message>
        <source>Choose the sizes on the right. Each photo can become several of them at once.</source>
        <translation>Choisir les tailles à droite. Chaque photo peut en donner plusieurs à la fois.</translation>
    </message>
    <message>
        <source>Press the blue button. The originals are never changed; the results go into the folder on the right.</source>
        <translation>Appuyer sur le bouton bleu. Les originaux ne sont jamais modifiés&#xa0;; les résultats vont dans le dossier indiqué à droite.</translation>
    </message>
    <message>
        <source>Run it again as often as you like: only what changed is done again.</source>
        <translation>À relancer aussi souvent que souhaité&#xa0;: seul ce qui a changé est refait.</translation>
    </message>
    <message>
        <source>Undo takes back what the last batch wrote, and restores what it replaced.</source>
        <translation>«&#xa0;Annuler&#xa0;» retire ce que le dernier lot a écrit et restaure ce qu’il a remplacé.</translation>
    </message>
    <message>
        <source>A photo that cannot be read costs that photo, never the batch; its row says why.</source>
        <translation>Une photo illisible ne coûte que cette photo, jamais le lot&#xa0;; sa ligne dit pourquoi.</translation>
    </message>
    <message>
        <source>An interrupted batch is offered again at the next start.</source>
        <translation>Un lot interrompu est proposé de nouveau au prochain démarrage.</translation>
    </message>
    <message>
        <source>Under More stands everything that most people never need, each with a word of help.</source>
        <translation>Sous «&#xa0;Plus&#xa0;» se trouve tout ce dont on a rarement besoin, avec un mot d’aide à chaque fois.</translation>
    </message>
    <message>
        <source>add a folder</source>
        <translation>ajouter un dossier</translation>
    </message>
    <message>
        <source>paste files, folders, or their paths</source>
        <translation>coller des fichiers, des dossiers ou leurs chemins</translation>
    </message>
    <message>
        <source>find in the list</source>
        <translation>chercher dans la liste</translation>
    </message>
    <message>
        <source>start</source>
        <translation>démarrer</translation>
    </message>
    <message>
        <source>cancel, or take a question back</source>
        <translation>interrompre, ou revenir sur une question</translation>
    </message>
    <message>
        <source>copy the paths of the rows that are chosen</source>
        <translation>copier les chemins des lignes choisies</translation>
    </message>
    <message>
        <source>take rows off the list; their files stay</source>
        <translation>retirer des lignes de la liste&#xa0;; leurs fichiers restent</translation>
    </message>
    <message>
        <source>on a size: change it</source>
        <translation>sur une taille&#xa0;: la modifier</translation>
    </message>
    <message>
        <source>on a size: move it</source>
        <translation>sur une taille&#xa0;: la déplacer</translation>
    </message>
    <message>
        <source>in the preview: move the divider, or the crop box</source>
        <translation>dans l’aperçu&#xa0;: déplacer le séparateur ou la zone de cadrage</translation>
    </message>
    <message>
        <source>in the preview: nearer, less near, all of it</source>
        <translation>dans l’aperçu&#xa0;: plus près, moins près, tout</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>cette page</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>quitter</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>Trois étapes</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Bon à savoir</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>The same from the terminal:</source>
        <translation>La même chose depuis le terminal&#xa0;:</translation>
    </message>
    <message>
        <source>Resizes folders of photos on every core of your machine.</source>
        <translation>Redimensionne des dossiers de photos sur tous les cœurs de votre machine.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Réalisé avec</translation>
    </message>
    <message>
        <source>This installation</source>
        <translation>Cette installation</translation>
    </message>
    <message>
        <source>tick “Read rare formats too” under More</source>
        <translation>cocher «&#xa0;Lire aussi les formats rares&#xa0;» sous «&#xa0;Plus&#xa0;»</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} images</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fichier</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} fichiers</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>slowest to fastest run</source>
        <translation>du passage le plus lent au plus rapide</translation>
    </message>
    <message>
        <source>Who did which image when</source>
        <translation>Qui a traité quelle image, et quand</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>au travail</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>En série</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 thread</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} threads</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 processus</translation>
    </message>
    <message>
        <source>{count} processes</source>
        <translation>{count} processus</translation>
    </message>
    <message>
        <source>{name}, kept</source>
        <translation>{name}, sans redémarrage</translation>
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
        <translation>Choix automatique</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>des processus</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>des threads</translation>
    </message>
    <message>
        <source>one worker</source>
        <translation>une seule tâche</translation>
    </message>
    <message>
        <source>Auto takes {mode}: {reason}.</source>
        <translation>Choix automatique&#xa0;: {mode} – {reason}.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>mesure en cours…</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>échec&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{count} of {runs} failed: {reason}</source>
        <translation>{count} sur {runs} en échec&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>start-up {seconds} s</source>
        <translation>démarrage {seconds} s</translation>
    </message>
    <message>
        <source>{name}: {median} images a second, {low} to {high} in {count} runs</source>
        <translation>{name}&#xa0;: {median} images par seconde, de {low} à {high} en {count} passages</translation>
    </message>
    <message>
        <source>Image {image}, worker {worker}: {seconds} s, {percent} % of it at work</source>
        <translation>Image {image}, tâche {worker}&#xa0;: {seconds} s, dont {percent} % au travail</translation>
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
        <translation>{done} sur {found}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>interruption…</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} images/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{count} more will follow</source>
        <translation>{count} à suivre</translation>
    </message>
    <message>
        <source>{files} written</source>
        <translation>Écriture de {files}</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} sans changement</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} omis</translation>
    </message>
    <message>
        <source>{count} moved away</source>
        <translation>{count} mis de côté</translation>
    </message>
    <message>
        <source>the rest cancelled</source>
        <translation>le reste interrompu</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>gain de {size}</translation>
    </message>
    <message>
        <source>{what} in {time}</source>
        <translation>{what} en {time}</translation>
    </message>
    <message>
        <source>{files} cannot be undone and will stay.</source>
        <translation>Impossible à annuler, restera en place&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>Il ne reste rien à annuler.</translation>
    </message>
    <message>
        <source>Delete {files}?</source>
        <translation>Supprimer {files}&#xa0;?</translation>
    </message>
    <message>
        <source>Restore {files}?</source>
        <translation>Restaurer {files}&#xa0;?</translation>
    </message>
    <message>
        <source>Delete {files} and restore {count}?</source>
        <translation>Supprimer {files} et en restaurer {count}&#xa0;?</translation>
    </message>
    <message>
        <source>{files} deleted</source>
        <translation>suppression de {files}</translation>
    </message>
    <message>
        <source>{files} restored</source>
        <translation>restauration de {files}</translation>
    </message>
    <message>
        <source>{count} kept: {why}</source>
        <translation>{count} en place&#xa0;: {why}</translation>
    </message>
    <message>
        <source>nothing was left to undo</source>
        <translation>il ne restait rien à annuler</translation>
    </message>
    <message>
        <source>Longest edge…</source>
        <translation>Plus grand côté…</translation>
    </message>
    <message>
        <source>Shortest edge…</source>
        <translation>Plus petit côté…</translation>
    </message>
    <message>
        <source>Box…</source>
        <translation>Cadre…</translation>
    </message>
    <message>
        <source>Width…</source>
        <translation>Largeur…</translation>
    </message>
    <message>
        <source>Height…</source>
        <translation>Hauteur…</translation>
    </message>
    <message>
        <source>Percent…</source>
        <translation>Pourcentage…</translation>
    </message>
    <message>
        <source>Megapixels…</source>
        <translation>Mégapixels…</translation>
    </message>
    <message>
        <source>Print size…</source>
        <translation>Taille d’impression…</translation>
    </message>
    <message>
        <source>Size to add</source>
        <translation>Taille à ajouter</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>Add the size</source>
        <translation>Ajouter la taille</translation>
    </message>
    <message>
        <source>Kinds of sizes</source>
        <translation>Types de tailles</translation>
    </message>
    <message>
        <source>Choose what kind of size to add</source>
        <translation>Choisir le type de taille à ajouter</translation>
    </message>
    <message>
        <source>longest edge, in pixels</source>
        <translation>plus grand côté, en pixels</translation>
    </message>
    <message>
        <source>shortest edge</source>
        <translation>plus petit côté</translation>
    </message>
    <message>
        <source>a box</source>
        <translation>un cadre</translation>
    </message>
    <message>
        <source>width, height</source>
        <translation>largeur, hauteur</translation>
    </message>
    <message>
        <source>of both edges</source>
        <translation>des deux côtés</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>mégapixels</translation>
    </message>
    <message>
        <source>print, in cm, mm or in</source>
        <translation>impression, en cm, mm ou in</translation>
    </message>
    <message>
        <source>Double-click to change it, drag to move it. Keys: Enter, Alt+Up, Alt+Down, Del</source>
        <translation>Double-clic pour modifier, glisser pour déplacer. Touches : Entrée, Alt+Haut, Alt+Bas, Suppr</translation>
    </message>
    <message>
        <source>Remove the size {size}</source>
        <translation>Retirer la taille {size}</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>Retirer cette taille</translation>
    </message>
    <message>
        <source>Shortest edge {edge}</source>
        <translation>Plus petit côté {edge}</translation>
    </message>
    <message>
        <source>1 megapixel</source>
        <translation>1 mégapixel</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} mégapixels</translation>
    </message>
    <message>
        <source> {unit} at {dpi} dpi</source>
        <translation> {unit} à {dpi} dpi</translation>
    </message>
    <message>
        <source>Longest edge {edge}</source>
        <translation>Plus grand côté {edge}</translation>
    </message>
    <message>
        <source>Width {edge}</source>
        <translation>Largeur {edge}</translation>
    </message>
    <message>
        <source>Height {edge}</source>
        <translation>Hauteur {edge}</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Aucune image ne correspond</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Left and right move the divider, plus and minus zoom, Ctrl with the arrow keys moves the picture</source>
        <translation>Gauche et droite déplacent le séparateur, plus et moins zooment, Ctrl avec les touches fléchées déplace l’image</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>Chercher un nom</translation>
    </message>
    <message>
        <source>Show only images with these words in their names (Ctrl+F)</source>
        <translation>N’afficher que les images dont le nom contient ces mots (Ctrl+F)</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>Toutes ({count})</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>À faire ({count})</translation>
    </message>
    <message>
        <source>Done ({count})</source>
        <translation>Terminées ({count})</translation>
    </message>
    <message>
        <source>Skipped ({count})</source>
        <translation>Omises ({count})</translation>
    </message>
    <message>
        <source>Failed ({count})</source>
        <translation>En échec ({count})</translation>
    </message>
    <message>
        <source>A batch is running</source>
        <translation>Un lot est en cours</translation>
    </message>
    <message>
        <source>A batch is being undone</source>
        <translation>L’annulation d’un lot est en cours</translation>
    </message>
    <message>
        <source>A comparison is running</source>
        <translation>Une comparaison est en cours</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Recherche d’images</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Ajouter d’abord des images</translation>
    </message>
    <message>
        <source>No images were found there.</source>
        <translation>Aucune image n’a été trouvée à cet endroit.</translation>
    </message>
    <message>
        <source>Paused: {reason}. Nothing is lost: see to it, then resume.</source>
        <translation>En pause&#xa0;: {reason}. Rien n’est perdu&#xa0;: corriger la cause, puis continuer.</translation>
    </message>
    <message>
        <source>{error}. Try Threads.</source>
        <translation>{error}. Essayer avec Threads.</translation>
    </message>
    <message>
        <source>Speed of the last half minute</source>
        <translation>Vitesse de la dernière demi-minute</translation>
    </message>
    <message>
        <source>Retr&amp;y failed</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Repo&amp;rt</source>
        <translation>&amp;Bilan</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ouvr&amp;ir le dossier</translation>
    </message>
    <message>
        <source>&amp;Show in the browser</source>
        <translation>&amp;Afficher dans le navigateur</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>imgbatch – Compare</source>
        <translation>imgbatch – Comparaison</translation>
    </message>
    <message>
        <source>&amp;Kept processes, too</source>
        <translation>Aussi sans re&amp;démarrer les processus</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>Enregistre&amp;r…</translation>
    </message>
    <message>
        <source>&amp;Use the fastest</source>
        <translation>&amp;Utiliser le plus rapide</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>C&amp;omparer</translation>
    </message>
    <message>
        <source>Your own images, a sample of the {images}, are resized again and again: one after the other, by threads, and by processes, in turn. What is made of them goes into a temporary folder and is gone afterwards.</source>
        <translation>Vos propres images, un échantillon ({images} en tout), sont redimensionnées plusieurs fois, à tour de rôle&#xa0;: l’une après l’autre, par des threads et par des processus. Les résultats vont dans un dossier temporaire, supprimé ensuite.</translation>
    </message>
    <message>
        <source>Choosing images…</source>
        <translation>Choix des images…</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Mise en train…</translation>
    </message>
    <message>
        <source>{number} of {total}: {contender}</source>
        <translation>{number} sur {total}&#xa0;: {contender}</translation>
    </message>
    <message>
        <source>Numbers of workers look like this: 1, 2, 4</source>
        <translation>Les nombres de tâches s’écrivent ainsi&#xa0;: 1, 2, 4</translation>
    </message>
    <message>
        <source>Batches now run on: {contender}</source>
        <translation>Les lots s’exécutent maintenant avec&#xa0;: {contender}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Enregistrer la comparaison</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Enregistré sous {name}.</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progression de la comparaison</translation>
    </message>
    <message>
        <source>How many of the images are used, spread from small ones to large ones</source>
        <translation>Nombre d&apos;images utilisées, réparties des petites aux grandes</translation>
    </message>
    <message>
        <source>How often each has its turn: the more, the less chance there is in the figures</source>
        <translation>Combien de fois chacun passe&#xa0;: plus il y en a, moins le hasard compte dans les chiffres</translation>
    </message>
    <message>
        <source>How many images at once, with threads and with processes; several to compare</source>
        <translation>Combien d’images à la fois, avec des threads et avec des processus&#xa0;; plusieurs nombres pour comparer</translation>
    </message>
    <message>
        <source>Also measure processes that are kept from one batch to the next</source>
        <translation>Mesurer aussi des processus conservés d’un lot au suivant</translation>
    </message>
    <message>
        <source>Run batches in the way that won here</source>
        <translation>Exécuter les lots de la façon qui l’a emporté ici</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>Ima&amp;ges</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Passages</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le bilan</translation>
    </message>
    <message>
        <source>Do once more what failed</source>
        <translation>Refaire ce qui a échoué</translation>
    </message>
    <message>
        <source>Delete what this batch wrote, and put back what it replaced</source>
        <translation>Supprimer ce que ce lot a écrit et remettre ce qu’il a remplacé</translation>
    </message>
    <message>
        <source>What became of every image</source>
        <translation>Ce qu’est devenue chaque image</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>Pr&amp;ocessus</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>T&amp;hreads</translation>
    </message>
    <message>
        <source>&amp;Try {images} again</source>
        <translation>Reco&amp;mmencer {images}</translation>
    </message>
    <message>
        <source>&amp;Resize {images}</source>
        <translation>Redi&amp;mensionner {images}</translation>
    </message>
    <message>
        <source>&amp;Resize {images} to {sizes} sizes</source>
        <translation>Redi&amp;mensionner {images} en {sizes} tailles</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Nombre de tâches</translation>
    </message>
    <message>
        <source>How many images are worked on at once</source>
        <translation>Combien d’images sont traitées à la fois</translation>
    </message>
    <message>
        <source>Measure threads and processes on your own images</source>
        <translation>Mesurer threads et processus sur vos propres images</translation>
    </message>
    <message>
        <source>Whatever will be over first, by these images and by what was learned on this machine</source>
        <translation>Ce qui devrait finir en premier, d’après ces images et ce qui a été appris sur cette machine</translation>
    </message>
    <message>
        <source>A process on each core: a crash costs one image, and cancel is immediate</source>
        <translation>Un processus par cœur&#xa0;: un plantage coûte une image, et l’interruption est immédiate</translation>
    </message>
    <message>
        <source>The same with threads: no protection from crashes; cancel lets running images finish</source>
        <translation>De même avec des threads&#xa0;: pas de protection contre les plantages&#xa0;; l’interruption laisse finir les images en cours</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>&amp;Tâches</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Exécuter avec</translation>
    </message>
    <message>
        <source>What stays in view</source>
        <translation>Ce qui reste visible</translation>
    </message>
    <message>
        <source>The arrow keys move what stays in view of this image</source>
        <translation>Les touches fléchées déplacent ce qui reste visible de cette image</translation>
    </message>
    <message>
        <source>Done, but something failed</source>
        <translation>Terminé, mais quelque chose a échoué</translation>
    </message>
    <message>
        <source>The batch is done</source>
        <translation>Le lot est terminé</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Interrompre</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Contin&amp;uer</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total} files</source>
        <translation>Annulation&#xa0;: {done} sur {total} fichiers</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>{files} failed: sho&amp;w</source>
        <translation>{files} en éc&amp;hec&#xa0;: afficher</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Contin&amp;uer</translation>
    </message>
    <message>
        <source>Do the rest; what is done already stays as it is</source>
        <translation>Faire le reste&#xa0;; ce qui est déjà fait reste tel quel</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>Pas ma&amp;intenant</translation>
    </message>
    <message>
        <source>Another window or terminal has gone on with that batch.</source>
        <translation>Une autre fenêtre ou un autre terminal a poursuivi ce lot.</translation>
    </message>
    <message>
        <source>size {sizes}</source>
        <translation>taille {sizes}</translation>
    </message>
    <message>
        <source>sizes {sizes}</source>
        <translation>tailles {sizes}</translation>
    </message>
    <message>
        <source>begun {when}</source>
        <translation>commencé {when}</translation>
    </message>
    <message>
        <source>A batch was interrupted before its first file was done.</source>
        <translation>Un lot a été interrompu avant la fin de son premier fichier.</translation>
    </message>
    <message>
        <source>A batch was interrupted after {files}.</source>
        <translation>Un lot a été interrompu après {files}.</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} et {count} de plus</translation>
    </message>
    <message>
        <source>Inside – whole image, within the size</source>
        <translation>Intérieur – image entière, dans la taille</translation>
    </message>
    <message>
        <source>Outside – whole image, covers the size</source>
        <translation>Extérieur – image entière, couvre la taille</translation>
    </message>
    <message>
        <source>Cover – exactly the size, edges cut</source>
        <translation>Couvrir – exactement la taille, bords coupés</translation>
    </message>
    <message>
        <source>Contain – exactly the size, padded</source>
        <translation>Contenir – exactement la taille, complétée</translation>
    </message>
    <message>
        <source>Fill – exactly the size, stretched</source>
        <translation>Remplir – exactement la taille, étirée</translation>
    </message>
    <message>
        <source>Same as source</source>
        <translation>Comme la source</translation>
    </message>
    <message>
        <source>Update what imgbatch made</source>
        <translation>Actualiser ce qu’imgbatch a créé</translation>
    </message>
    <message>
        <source>Keep every file</source>
        <translation>Garder chaque fichier</translation>
    </message>
    <message>
        <source>Replace every file</source>
        <translation>Remplacer chaque fichier</translation>
    </message>
    <message>
        <source>An earlier result is made anew if its image or the settings changed; any other file is kept.</source>
        <translation>Un résultat précédent est refait si son image ou les réglages ont changé&#xa0;; tout autre fichier est gardé.</translation>
    </message>
    <message>
        <source>A file that is there is never touched, even if its image has changed since.</source>
        <translation>Un fichier présent n’est jamais touché, même si son image a changé depuis.</translation>
    </message>
    <message>
        <source>Whatever is there is replaced, also what imgbatch has not made.</source>
        <translation>Tout ce qui est là est remplacé, même ce qu’imgbatch n’a pas créé.</translation>
    </message>
    <message>
        <source>How images meet the size</source>
        <translation>Comment les images prennent la taille</translation>
    </message>
    <message>
        <source>&amp;Enlarge smaller images</source>
        <translation>A&amp;grandir les petites images</translation>
    </message>
    <message>
        <source>Format of the outputs</source>
        <translation>Format des résultats</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Choisir…</translation>
    </message>
    <message>
        <source>If a file of that name exists</source>
        <translation>Si un fichier de ce nom existe</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>Modèle de nom</translation>
    </message>
    <message>
        <source>{stem} is the name of the source, {size} the size, {format} the format</source>
        <translation>{stem} est le nom de la source, {size} la taille, {format} le format</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>Tai&amp;lles</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>&amp;Enregistrer en</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>&amp;Into the folder</source>
        <translation>Dans le do&amp;ssier</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>If that name is ta&amp;ken</source>
        <translation>Si ce nom e&amp;xiste</translation>
    </message>
    <message>
        <source>Folder for the outputs</source>
        <translation>Dossier de sortie</translation>
    </message>
    <message>
        <source>fits, no file</source>
        <translation>à la taille, aucun fichier</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} images</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} pages</translation>
    </message>
    <message>
        <source>{count} pages: {results}</source>
        <translation>{count} pages&#xa0;: {results}</translation>
    </message>
    <message>
        <source>{results}, first frame</source>
        <translation>{results}, première image</translation>
    </message>
    <message>
        <source>{format} holds no animation</source>
        <translation>{format} ne contient pas d’animation</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>P&amp;réréglages</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}</source>
        <translation>P&amp;réréglage&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Pre&amp;set: {name}, changed</source>
        <translation>P&amp;réréglage&#xa0;: {name}, modifié</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Enregistrer comme préréglage…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export this recipe…</source>
        <translation>Exporter cette recette…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Importer un préréglage</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Mon préréglage</translation>
    </message>
    <message>
        <source>Export this recipe</source>
        <translation>Exporter cette recette</translation>
    </message>
    <message>
        <source>A whole recipe with one click: sizes, format and everything under More</source>
        <translation>Toute une recette en un clic&#xa0;: tailles, format et tout ce qui est sous «&#xa0;Plus&#xa0;»</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nom du préréglage</translation>
    </message>
    <message>
        <source>Web 1920</source>
        <translation>Web 1920</translation>
    </message>
    <message>
        <source>E-mail 1280</source>
        <translation>E-mail 1280</translation>
    </message>
    <message>
        <source>Thumbnails 256</source>
        <translation>Vignettes 256</translation>
    </message>
    <message>
        <source>Responsive set</source>
        <translation>Jeu adaptatif</translation>
    </message>
    <message>
        <source>Convert only</source>
        <translation>Convertir seulement</translation>
    </message>
    <message>
        <source>{count} have a file already</source>
        <translation>{count} ayant déjà un fichier</translation>
    </message>
    <message>
        <source>Add photos, choose the sizes on the right, and press the button below. F1 opens the help.</source>
        <translation>Ajoutez des photos, choisissez les tailles à droite, puis appuyez sur le bouton en bas. F1 ouvre l’aide.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Folders that were added before</source>
        <translation>Dossiers ajoutés auparavant</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>It is not there any more, or its drive is not</source>
        <translation>Il n’est plus là, ou son disque ne l’est pas</translation>
    </message>
    <message>
        <source>Chart of the comparison</source>
        <translation>Graphique de la comparaison</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>l’image n’a pas pu être écrite</translation>
    </message>
    <message>
        <source>one image of about {work} has nobody to share with, and starting a process takes {startup}</source>
        <translation>une image d’environ {work} ne se partage pas, et démarrer un processus prend {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work for one worker, and starting a process takes {startup}</source>
        <translation>{images} images représentent environ {work} de travail pour une seule tâche, et démarrer un processus prend {startup}</translation>
    </message>
    <message>
        <source>{images} images are about {work} of work, and starting a process takes {startup}</source>
        <translation>{images} images représentent environ {work} de travail, et démarrer un processus prend {startup}</translation>
    </message>
    <message>
        <source>{images} images take about {threads} in threads and {processes} in processes, which have to be started first</source>
        <translation>{images} images prennent environ {threads} avec des threads et {processes} avec des processus, qu’il faut d’abord démarrer</translation>
    </message>
    <message>
        <source>{images} images take about {processes}: the {startup} that processes take to start hardly matter, and a crash costs one image only</source>
        <translation>{images} images prennent environ {processes}&#xa0;: les {startup} de démarrage des processus comptent à peine, et un plantage ne coûte qu’une image</translation>
    </message>
    <message>
        <source>more than {images} images: the {startup} that processes take to start do not matter, and a crash costs one image only</source>
        <translation>plus de {images} images&#xa0;: les {startup} de démarrage des processus ne comptent pas, et un plantage ne coûte qu’une image</translation>
    </message>
    <message>
        <source>nothing is known of the images yet, and in processes a crash costs one image only</source>
        <translation>on ne sait encore rien des images, et avec des processus un plantage ne coûte qu’une image</translation>
    </message>
    <message>
        <source>rare formats are read too, and their decoders are safe in processes only</source>
        <translation>des formats rares sont lus aussi, et leurs décodeurs ne sont sûrs que dans des processus</translation>
    </message>
    <message>
        <source>only processes can leave the machine to others</source>
        <translation>seuls des processus peuvent laisser la machine aux autres programmes</translation>
    </message>
    <message>
        <source>only processes can be ended when an image takes too long</source>
        <translation>seuls des processus peuvent être arrêtés quand une image prend trop de temps</translation>
    </message>
    <message>
        <source>an image may have crashed the last batch into this folder, and in processes that costs one image only</source>
        <translation>une image a peut-être fait planter le dernier lot vers ce dossier, et avec des processus cela ne coûte qu&apos;une image</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other and {more} times as many as {rival}.</source>
        <translation>Le plus rapide&#xa0;: {winner}, avec {rate} images par seconde, {times} fois autant que l’une après l’autre et {more} fois autant que {rival}.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Le plus rapide&#xa0;: {winner}, avec {rate} images par seconde, {times} fois autant que l’une après l’autre.</translation>
    </message>
    <message>
        <source>Fastest: {winner} with {rate} images a second, {more} times as many as {rival}.</source>
        <translation>Le plus rapide&#xa0;: {winner}, avec {rate} images par seconde, {more} fois autant que {rival}.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %): decoding, resizing and encoding release the interpreter lock.</source>
        <translation>{winner} et {rival} vont ici à la même vitesse (à {percent} % près)&#xa0;: décoder, redimensionner et encoder libèrent le verrou de l’interpréteur.</translation>
    </message>
    <message>
        <source>{winner} and {rival} are equally fast here (within {percent} %).</source>
        <translation>{winner} et {rival} vont ici à la même vitesse (à {percent} % près).</translation>
    </message>
    <message>
        <source>The lead of {winner} over {rival} is {percent} %, but their runs overlap: take them as equally fast.</source>
        <translation>L’avance de {winner} sur {rival} est de {percent} %, mais leurs passages se recoupent&#xa0;: considérez-les comme équivalents.</translation>
    </message>
    <message>
        <source>Nothing is gained by several at once: {rival} came to {rate} images a second, {times} times as many as one after the other.</source>
        <translation>Traiter plusieurs images à la fois n’apporte rien ({rival})&#xa0;: {rate} images par seconde, {times} fois autant que l’une après l’autre.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run: perhaps something else was using this machine. Repeat it with more runs.</source>
        <translation>Les chiffres varient de {percent} % d’un passage à l’autre&#xa0;: autre chose utilisait peut-être cette machine. Recommencez avec plus de passages.</translation>
    </message>
    <message>
        <source>The figures vary by {percent} % from run to run; the load of this machine was {load} before it began. Repeat it with more runs.</source>
        <translation>Les chiffres varient de {percent} % d&apos;un tour à l&apos;autre ; la charge de cette machine était de {load} avant le début. Recommencez avec plus de tours.</translation>
    </message>
    <message>
        <source>Reading is the limit: the disk gives {disk} images a second ({megabytes} MB), and {rate} a second can be resized once they are read. More workers will not help.</source>
        <translation>La lecture est la limite&#xa0;: le disque fournit {disk} images par seconde ({megabytes} Mo), et {rate} par seconde peuvent être redimensionnées une fois lues. Plus de tâches n’y changeront rien.</translation>
    </message>
    <message>
        <source>With images in their hands {threads} waited {waiting} % of the time, {processes} {other} %: the interpreter lock lets one thread at a time through.</source>
        <translation>Avec des images en cours, {threads} ont attendu {waiting} % du temps et {processes}, {other} %&#xa0;: le verrou de l’interpréteur ne laisse passer qu’un thread à la fois.</translation>
    </message>
    <message>
        <source>This Python has no interpreter lock: with images in their hands {threads} waited {waiting} % of the time, {processes} {other} %.</source>
        <translation>Ce Python n’a pas de verrou de l’interpréteur&#xa0;: avec des images en cours, {threads} ont attendu {waiting} % du temps et {processes}, {other} %.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s. That pays from about {images} images on; with fewer, {threads} would be done first.</source>
        <translation>Le démarrage de {processes} a pris {startup} s sur {seconds} s. C’est rentable à partir d’environ {images} images&#xa0;; avec moins, on finirait plus tôt avec {threads}.</translation>
    </message>
    <message>
        <source>Starting {processes} took {startup} s of {seconds} s, and image by image nothing is gained over {threads}: that is never made up for.</source>
        <translation>Le démarrage de {processes} a pris {startup} s sur {seconds} s et, image par image, rien n’est gagné par rapport à {threads}&#xa0;: cela ne se rattrape jamais.</translation>
    </message>
    <message>
        <source>Keeping processes from one batch to the next saves {saved} s at each start: {times} times as fast with {images} images, and worth less than 5 % with more than {worth}.</source>
        <translation>Conserver les processus d’un lot au suivant économise {saved} s à chaque démarrage&#xa0;: {times} fois plus rapide avec {images} images, et moins de 5 % de gain au-delà de {worth}.</translation>
    </message>
    <message>
        <source>Keeping processes gains nothing here: starting them takes {startup} s only.</source>
        <translation>Conserver les processus n’apporte rien ici&#xa0;: les démarrer ne prend que {startup} s.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): the cores of this machine are used up.</source>
        <translation>Passer de {few} à {many} n’apporte presque rien ({times} fois)&#xa0;: les cœurs de cette machine sont tous occupés.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times): with images in their hands they waited {waiting} % of the time.</source>
        <translation>Passer de {few} à {many} n’apporte presque rien ({times} fois)&#xa0;: avec des images en cours, l’attente a pris {waiting} % du temps.</translation>
    </message>
    <message>
        <source>Going from {few} to {many} gains next to nothing ({times} times).</source>
        <translation>Passer de {few} à {many} n’apporte presque rien ({times} fois).</translation>
    </message>
    <message>
        <source>For {percent} % of the time cores had nothing to do but to wait for a disk.</source>
        <translation>Pendant {percent} % du temps, des cœurs n’avaient rien d’autre à faire qu’attendre un disque.</translation>
    </message>
    <message>
        <source>At the peak {processes} took {more} MB of memory, {threads} {less} MB.</source>
        <translation>Pic de mémoire&#xa0;: {processes}, {more} Mo&#xa0;; {threads}, {less} Mo.</translation>
    </message>
    <message>
        <source>A few large images decide: 5 of 100 took longer than {slow} s each, half of all less than {usual} s.</source>
        <translation>Quelques grandes images sont décisives&#xa0;: 5 sur 100 ont pris plus de {slow} s chacune, la moitié du total moins de {usual} s.</translation>
    </message>
    <message>
        <source>{count} of {images} images are {format}; a megapixel of these images cost {seconds} s of a core.</source>
        <translation>{count} images sur {images} sont au format {format}&#xa0;; un mégapixel de ces images a coûté {seconds} s d’un cœur.</translation>
    </message>
    <message>
        <source>Every worker counts: each of {winner} does {percent} % of what one alone would do.</source>
        <translation>Chaque tâche compte ({winner})&#xa0;: chacune fait {percent} % de ce qu’une seule ferait.</translation>
    </message>
    <message>
        <source>imgbatch {version} is there, this is an older one: {page}</source>
        <translation>imgbatch {version} est disponible, cette version est plus ancienne : {page}</translation>
    </message>
</context>
</TS>
