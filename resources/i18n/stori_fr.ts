<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>STORI</name>
    <message>
        <source>
    &lt;p&gt;Answers, before you rely on a reconstruction, how far off it would be on your scene. Dates
    are hidden, with everything within half a gap length of them; the methods learn from
    the rest, all SAR and all coarse acquisitions, predict the hidden dates, and are compared with
    what was seen.&lt;/p&gt;
    &lt;p&gt;Gaps have two shapes. &lt;i&gt;scene&lt;/i&gt; hides dates from the whole scene, the worst case.
    &lt;i&gt;cloud&lt;/i&gt; hides them from a part of it, as most clouds do: masks of partly clouded dates of
    your own series say which pixels are covered, the others keep what they show, and what was
    covered is scored. There &lt;i&gt;neighbours&lt;/i&gt; is a yardstick as well: a regression per date on the
    pixels that were seen on it, a straight line where too few were.&lt;/p&gt;
    &lt;p&gt;Dates that can be hidden: more than 90 % of the sample is clear, 45 days or more from both
    ends of the series, up to twelve, spread evenly. About 2,000 pixels are used, from windows
    spread over the scene, or over the extent. With LEARN_FROM &lt;i&gt;scene&lt;/i&gt; the methods learn from
    the whole scene and are scored in the extent, as a reconstruction with that choice works. Linear
    interpolation is always among the methods.&lt;/p&gt;
    &lt;h3&gt;Table (CSV)&lt;/h3&gt;
    &lt;p&gt;method, band, gap_shape (scene or cloud), gap_days (1 stands for a single date), n (hidden
    values), rmse, mae, bias (predicted minus seen) and width90 in the units of the band
    (reflectance 0 to 1), r2, coverage90 (share of hidden values inside the 90 % interval, 0 to 1),
    and rmse_ratio_to_linear.&lt;/p&gt;
    &lt;h3&gt;Page (HTML)&lt;/h3&gt;
    &lt;p&gt;Error by gap length, hidden against predicted values, and example pixels with their 90 %
    intervals.&lt;/p&gt;
    &lt;p&gt;Gaussian process after Pipia et al. 2019, Remote Sensing of Environment 235:111452.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Dit, avant que vous ne vous fiiez à une reconstruction, de combien elle se tromperait sur votre scène. Des dates sont cachées, avec tout ce qui se trouve à moins d'une demi-longueur de lacune d'elles ; les méthodes apprennent du reste, de tout le SAR et de toutes les acquisitions grossières, prédisent les dates cachées et sont comparées à ce qui a été vu.&lt;/p&gt; &lt;p&gt;Les lacunes ont deux formes. &lt;i&gt;scene&lt;/i&gt; cache des dates dans toute la scène : le pire des cas. &lt;i&gt;cloud&lt;/i&gt; les cache dans une partie d'elle, comme le font la plupart des nuages : les masques de dates partiellement nuageuses de votre propre série disent quels pixels sont couverts, les autres gardent ce qu'ils montrent, et ce qui était couvert est noté. Là, &lt;i&gt;neighbours&lt;/i&gt; est aussi un étalon : une régression par date sur les pixels qui y ont été vus, une droite là où il y en avait trop peu.&lt;/p&gt; &lt;p&gt;Dates qui peuvent être cachées : plus de 90 % de l'échantillon est clair, à 45 jours ou plus des deux bouts de la série, jusqu'à douze, réparties régulièrement. Environ 2 000 pixels sont utilisés, pris dans des fenêtres réparties sur la scène, ou sur l'emprise. Avec LEARN_FROM &lt;i&gt;scene&lt;/i&gt;, les méthodes apprennent de toute la scène et sont notées dans l'emprise, comme travaille une reconstruction avec ce choix. L'interpolation linéaire fait toujours partie des méthodes.&lt;/p&gt; &lt;h3&gt;Tableau (CSV)&lt;/h3&gt; &lt;p&gt;method, band, gap_shape (scene ou cloud), gap_days (1 désigne une seule date), n (valeurs cachées), rmse, mae, bias (prédit moins vu) et width90 dans les unités des bandes (réflectance de 0 à 1), r2, coverage90 (part des valeurs cachées dans l'intervalle à 90 %, de 0 à 1) et rmse_ratio_to_linear.&lt;/p&gt; &lt;h3&gt;Page (HTML)&lt;/h3&gt; &lt;p&gt;Erreur selon la longueur de lacune, valeurs cachées contre prédites, et pixels d'exemple avec leurs intervalles à 90 %.&lt;/p&gt; &lt;p&gt;Processus gaussien d'après Pipia et al. 2019, Remote Sensing of Environment 235:111452.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Asks a catalogue what satellites saw of an area between two dates, and fetches it: one
    GeoTIFF for each pass, cropped, all on one grid, with dates, orbits, scale and offset written
    into it. What comes goes straight into &lt;i&gt;Reconstruct&lt;/i&gt;: OPTICAL_FOLDER and SAR_FOLDER of
    this step are those of that one.&lt;/p&gt;
    &lt;p&gt;Only the chosen source is contacted, and the hosts of files that it names. Of the files the
    parts over the area are read, and no more. What cannot be had is left out with a sentence;
    running the same again fetches what is missing and nothing twice.&lt;/p&gt;
    &lt;h3&gt;Sources&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;planetary_computer&lt;/b&gt;: Sentinel-2, Landsat and HLS worldwide, and Sentinel-1 as gamma0,
    terrain-corrected; without an account.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;earth_search&lt;/b&gt;: Sentinel-2 worldwide; without an account; no Sentinel-1.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;copernicus&lt;/b&gt;: Sentinel-2 from the Copernicus Data Space; wants S3 keys of a free
    account as user name and password of AUTHCFG; slow, for its files are JPEG 2000.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_africa&lt;/b&gt;: Sentinel-2 and Sentinel-1 (20 m) over Africa.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_australia&lt;/b&gt;: Sentinel-2 over Australia.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;other&lt;/b&gt;: any STAC API, by ENDPOINT, COLLECTIONS and ASSETS.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;What comes&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;sentinel2/&lt;/i&gt; (or &lt;i&gt;landsat/&lt;/i&gt;, &lt;i&gt;hls/&lt;/i&gt;): reflectance as it is stored, with scale
    and offset, and the scene classification or other mask as the last band. &lt;i&gt;sentinel1/&lt;/i&gt;: VV
    and VH in linear power. Tiles of one day and orbit are put together, re-processed products come
    once, in their newest version. Bands of another resolution or CRS are interpolated (bilinear;
    averaged where the grid is much coarser; classes take the nearest). &lt;i&gt;download.json&lt;/i&gt; lists
    what came of what, &lt;i&gt;download.html&lt;/i&gt; shows it: dates and clear shares, the area, what was
    left out, and offsets that the numbers contradict.&lt;/p&gt;
    &lt;p&gt;Clouded acquisitions are worth having: one with 15 per cent of the ground clear still tells.
    So MAX_CLOUD is 100.&lt;/p&gt;
    </source>
        <translation>
    &lt;p&gt;Demande à un catalogue ce que les satellites ont vu d'une zone entre deux dates, et le récupère : un
    GeoTIFF par passage, découpé, tous sur une même grille, avec dates, orbites, échelle et décalage inscrits
    dedans. Ce qui arrive va directement dans &lt;i&gt;Reconstruct&lt;/i&gt; : OPTICAL_FOLDER et SAR_FOLDER de cette étape
    sont ceux de l'autre.&lt;/p&gt;
    &lt;p&gt;Seule la source choisie est contactée, ainsi que les hôtes de fichiers qu'elle nomme. Des fichiers, on
    lit les parties au-dessus de la zone et rien de plus. Ce qui ne peut être obtenu est écarté avec une
    phrase ; relancer la même chose récupère ce qui manque et rien deux fois.&lt;/p&gt;
    &lt;h3&gt;Sources&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;planetary_computer&lt;/b&gt; : Sentinel-2, Landsat et HLS dans le monde entier, et Sentinel-1 en gamma0,
    corrigé du relief ; sans compte.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;earth_search&lt;/b&gt; : Sentinel-2 dans le monde entier ; sans compte ; pas de Sentinel-1.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;copernicus&lt;/b&gt; : Sentinel-2 du Copernicus Data Space ; demande les clés S3 d'un compte gratuit
    comme nom d'utilisateur et mot de passe d'AUTHCFG ; lent, car ses fichiers sont en JPEG 2000.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_africa&lt;/b&gt; : Sentinel-2 et Sentinel-1 (20 m) sur l'Afrique.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_australia&lt;/b&gt; : Sentinel-2 sur l'Australie.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;other&lt;/b&gt; : toute API STAC, avec ENDPOINT, COLLECTIONS et ASSETS.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Ce qui arrive&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;sentinel2/&lt;/i&gt; (ou &lt;i&gt;landsat/&lt;/i&gt;, &lt;i&gt;hls/&lt;/i&gt;) : réflectance telle qu'elle est stockée, avec échelle
    et décalage, et la classification de la scène ou un autre masque comme dernière bande. &lt;i&gt;sentinel1/&lt;/i&gt; :
    VV et VH en puissance linéaire. Les tuiles d'un même jour et d'une même orbite sont assemblées ; les
    produits retraités viennent une fois, dans leur version la plus récente. Les bandes d'une autre résolution
    ou d'un autre SCR sont interpolées (bilinéaire ; moyennées là où la grille est bien plus grossière ; les
    classes prennent la valeur la plus proche). &lt;i&gt;download.json&lt;/i&gt; énumère ce qui vient de quoi,
    &lt;i&gt;download.html&lt;/i&gt; le montre : dates et parts claires, la zone, ce qui a été écarté, et les décalages que
    les nombres contredisent.&lt;/p&gt;
    &lt;p&gt;Les acquisitions nuageuses en valent la peine : une seule avec 15 pour cent du sol dégagé dit encore
    quelque chose. C'est pourquoi MAX_CLOUD vaut 100.&lt;/p&gt;
    </translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Computes spectral indices of every date of a series and writes each as a series of its own:
    &lt;i&gt;ndvi_YYYYMMDD.tif&lt;/i&gt;, float32 without unit, missing where the ground is not clear.&lt;/p&gt;
    &lt;p&gt;The indices: NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI,
    MNDWI, NBR, NDSI, NDTI and BSI. They are defined over colours, not over a
    sensor's band numbers, so Sentinel-2, Landsat and rasters with bands named red, nir and so on
    all serve; reflectance is scaled to 0 to 1 first. Where the Python package &lt;i&gt;spyndex&lt;/i&gt; is
    installed, the other indices of Awesome Spectral Indices (Montero et al. 2023, Scientific Data
    10:197) that are made of these bands can be asked for by name as well.&lt;/p&gt;
    &lt;h3&gt;Where names are not unique&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;SAVI&lt;/b&gt; has L = 0.5, Huete's value for plants of medium cover; Awesome Spectral
    Indices have L = 1 unless told otherwise.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;OSAVI&lt;/b&gt; = 1.16 (NIR - red) / (NIR + red + 0.16), with the factor of SAVI's family;
    divided by 1.16 it is the form without.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;NDTI&lt;/b&gt; is the tillage index (SWIR1 - SWIR2) / (SWIR1 + SWIR2), not the turbidity index
    of red and green.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;NDWI&lt;/b&gt; is that of open water (McFeeters 1996: green and near infrared); that of leaves
    (Gao 1996) is &lt;b&gt;NDMI&lt;/b&gt;.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;NDMI&lt;/b&gt; and &lt;b&gt;NBR&lt;/b&gt; take the narrow near infrared (Sentinel-2 B8A) where there is
    one, &lt;b&gt;CIre&lt;/b&gt; the red edges at 783 and 705 nm (B07, B05).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;kNDVI&lt;/b&gt; = tanh(NDVI²): the kernel's width is half the sum of both bands.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;What is asked for and has such a convention is said in the log.&lt;/p&gt;
    &lt;h3&gt;Uncertainty&lt;/h3&gt;
    &lt;p&gt;Where the series has standard deviations (*_sd.tif, as a reconstruction has), those of the
    index are propagated from its bands to first order (JCGM 100:2008, equation 10), as if the
    errors of the bands were independent. They are not quite: an index that was reconstructed
    directly (BANDS of the reconstruction) is more accurate and states its uncertainty better. On
    ground so dark that first order says too much, the deviation is half of the index's range.
    Value and deviation are missing together.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Calcule des indices spectraux pour chaque date d'une série et écrit chacun comme une série à part : &lt;i&gt;ndvi_YYYYMMDD.tif&lt;/i&gt;, float32 sans unité, manquant là où le sol n'est pas visible.&lt;/p&gt; &lt;p&gt;Les indices : NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI, MNDWI, NBR, NDSI, NDTI et BSI. Ils sont définis sur des couleurs et non sur les numéros de bandes d'un capteur : Sentinel-2, Landsat et les rasters dont les bandes s'appellent red, nir, etc. conviennent tous ; la réflectance est d'abord ramenée à l'intervalle de 0 à 1. Là où le paquet Python &lt;i&gt;spyndex&lt;/i&gt; est installé, les autres indices d'Awesome Spectral Indices (Montero et al. 2023, Scientific Data 10:197) faits de ces bandes peuvent aussi être demandés par leur nom.&lt;/p&gt; &lt;h3&gt;Là où les noms ne sont pas uniques&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;SAVI&lt;/b&gt; a L = 0,5, la valeur de Huete pour un couvert végétal moyen ; dans Awesome Spectral Indices, L = 1 sauf indication contraire.&lt;/li&gt; &lt;li&gt;&lt;b&gt;OSAVI&lt;/b&gt; = 1,16 (NIR - red) / (NIR + red + 0,16), avec le facteur de la famille de SAVI ; divisé par 1,16, c'est la forme sans ce facteur.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDTI&lt;/b&gt; est l'indice de travail du sol (SWIR1 - SWIR2) / (SWIR1 + SWIR2), non l'indice de turbidité du rouge et du vert.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDWI&lt;/b&gt; est celui de l'eau libre (McFeeters 1996 : vert et proche infrarouge) ; celui des feuilles (Gao 1996) est &lt;b&gt;NDMI&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDMI&lt;/b&gt; et &lt;b&gt;NBR&lt;/b&gt; prennent le proche infrarouge étroit (Sentinel-2 B8A) là où il existe, &lt;b&gt;CIre&lt;/b&gt; les bandes du red edge à 783 et 705 nm (B07, B05).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kNDVI&lt;/b&gt; = tanh(NDVI²) : la largeur du noyau est la demi-somme des deux bandes.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Ce qui est demandé et relève d'une telle convention est signalé dans le journal.&lt;/p&gt; &lt;h3&gt;Incertitude&lt;/h3&gt; &lt;p&gt;Là où la série a des écarts types (*_sd.tif, comme une reconstruction), ceux de l'indice sont propagés depuis ses bandes au premier ordre (JCGM 100:2008, équation 10), comme si les erreurs des bandes étaient indépendantes. Elles ne le sont pas tout à fait : un indice reconstruit directement (BANDS de la reconstruction) est plus exact et énonce mieux son incertitude. Sur un sol si sombre que le premier ordre en dit trop, l'écart type est la moitié de l'étendue de l'indice. Valeur et écart type manquent ensemble.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Cuts rasters into chips, encodes each of them and writes one file, in which “Find similar
    places” searches in milliseconds. Give a raster, a series or a folder of chips.&lt;/p&gt;
    &lt;h3&gt;Encoders&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;convolutional&lt;/b&gt;: random convolutional features over all bands (MOSAIKS, Rolf et al.
    2021); learns from the chips themselves in seconds, needs nothing else.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;series&lt;/b&gt;: for a gap-free series: how a place behaves through the year, whatever the
    exact day of sowing or harvest. Reconstruct the series first.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;prithvi&lt;/b&gt;: Prithvi-100M (Jakubik et al. 2023) or Prithvi-EO-2.0-300M (Szwarcman et
    al. 2024), whose form TL is told date and place as well, on blue, green, red, narrow near
    infrared and two shortwave infrared bands, from your weights file; the near infrared of Landsat
    stands for the narrow one.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;vit-rgb&lt;/b&gt;: a vision transformer (ViT-B/16) on red, green and blue, from your weights
    file, also of DeiT, DINO or MAE; the log says how its colours are normalised.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;presto&lt;/b&gt;: for a gap-free series of Sentinel-2: how a place behaves through the year to
    Presto (Tseng et al. 2023), from your weights file for monthly steps or for steps of ten days.
    It does without the bands that the rasters lack, and reads SAR (VV and VH) as well where that is
    given.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;galileo&lt;/b&gt;: the same to Galileo (Tseng et al. 2025), which sees the pixels of a place as
    well, from your weights file of its size nano, tiny or base.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;embeddings&lt;/b&gt;: for rasters of embeddings that others have computed (AlphaEarth,
    TESSERA, or any raster with a vector in its bands): the mean of the vectors of a chip, with
    SIZE 1 the vector of every pixel. Nothing is encoded.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Codes&lt;/h3&gt;
    &lt;p&gt;float keeps all numbers; binary one bit for each (32 times smaller); hash-L the trivial hash
    and lsh-L random hyperplanes with L bits (Blumenstiel et al. 2024, arXiv 2403.02059).&lt;/p&gt;
    &lt;h3&gt;Folders of chips&lt;/h3&gt;
    &lt;p&gt;BigEarthNet (a folder per patch with its labels as JSON; from version 2 on with
    metadata.parquet, for which the Python package pyarrow is needed, or metadata.csv), ForestNet
    (CSV tables with example_path), or a folder of rasters per class. Their labels go into the
    index.&lt;/p&gt;
    &lt;p&gt;A run that was stopped goes on where it was when started again with the same values. The
    result does not depend on the number of threads.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Découpe des rasters en imagettes, encode chacune et écrit un fichier dans lequel « Trouver des lieux semblables » cherche en quelques millisecondes. Donnez un raster, une série ou un dossier d'imagettes.&lt;/p&gt; &lt;h3&gt;Encodeurs&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;convolutional&lt;/b&gt; : caractéristiques convolutives aléatoires sur toutes les bandes (MOSAIKS, Rolf et al. 2021) ; apprend en quelques secondes des imagettes elles-mêmes, sans rien d'autre.&lt;/li&gt; &lt;li&gt;&lt;b&gt;series&lt;/b&gt; : pour une série sans lacunes : le comportement d'un lieu au long de l'année, quel que soit le jour exact du semis ou de la récolte. Reconstruisez d'abord la série.&lt;/li&gt; &lt;li&gt;&lt;b&gt;prithvi&lt;/b&gt; : Prithvi-100M (Jakubik et al. 2023) ou Prithvi-EO-2.0-300M (Szwarcman et al. 2024), dont la forme TL reçoit aussi la date et le lieu, sur le bleu, le vert, le rouge, le proche infrarouge étroit et deux bandes d'infrarouge à ondes courtes, depuis votre fichier de poids ; le proche infrarouge de Landsat tient lieu de l'étroit.&lt;/li&gt; &lt;li&gt;&lt;b&gt;vit-rgb&lt;/b&gt; : un vision transformer (ViT-B/16) sur le rouge, le vert et le bleu, depuis votre fichier de poids, aussi de DeiT, DINO ou MAE ; le journal dit comment ses couleurs sont normalisées.&lt;/li&gt; &lt;li&gt;&lt;b&gt;presto&lt;/b&gt; : pour une série sans lacunes de Sentinel-2 : le comportement d'un lieu au long de l'année selon Presto (Tseng et al. 2023), depuis votre fichier de poids pour des pas d'un mois ou de dix jours. Il se passe des bandes qui manquent aux rasters et lit aussi le SAR (VV et VH) s'il est donné.&lt;/li&gt; &lt;li&gt;&lt;b&gt;galileo&lt;/b&gt; : de même selon Galileo (Tseng et al. 2025), qui voit aussi les pixels d'un lieu, depuis votre fichier de poids de sa taille nano, tiny ou base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;embeddings&lt;/b&gt; : pour des rasters de plongements que d'autres ont calculés (AlphaEarth, TESSERA, ou tout raster avec un vecteur dans ses bandes) : la moyenne des vecteurs d'une imagette, avec SIZE 1 le vecteur de chaque pixel. Rien n'est encodé.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Codes&lt;/h3&gt; &lt;p&gt;float garde tous les nombres ; binary un bit pour chacun (32 fois plus petit) ; hash-L le hachage trivial et lsh-L des hyperplans aléatoires, à L bits (Blumenstiel et al. 2024, arXiv 2403.02059).&lt;/p&gt; &lt;h3&gt;Dossiers d'imagettes&lt;/h3&gt; &lt;p&gt;BigEarthNet (un dossier par imagette avec ses étiquettes en JSON ; à partir de la version 2 avec metadata.parquet, qui demande le paquet Python pyarrow, ou metadata.csv), ForestNet (tableaux CSV avec example_path), ou un dossier de rasters par classe. Leurs étiquettes vont dans l'index.&lt;/p&gt; &lt;p&gt;Un calcul arrêté reprend là où il en était quand il est relancé avec les mêmes valeurs. Le résultat ne dépend pas du nombre de fils.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Describes the season of every pixel of a vegetation index, after TIMESAT (Jönsson and
    Eklundh 2004, Computers &amp;amp; Geosciences 30:833). It wants a series without gaps: reconstruct
    it first.&lt;/p&gt;
    &lt;h3&gt;Bands of the maps&lt;/h3&gt;
    &lt;ol&gt;
    &lt;li&gt;&lt;b&gt;start&lt;/b&gt;: day of the year in which the season begins, 1 = the first of January; more
    than 365 in the year after.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;peak&lt;/b&gt;: in the same days.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;end&lt;/b&gt;: in the same days.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;length&lt;/b&gt;: days from start to end.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;base&lt;/b&gt;: mean of the minima before and after the peak, in the unit of the index.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;peak_value&lt;/b&gt;: in the unit of the index.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;amplitude&lt;/b&gt;: peak_value less base.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;integral&lt;/b&gt;: from start to end, index times days.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;integral_above_base&lt;/b&gt;: the same, above base.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;rate_up&lt;/b&gt;: rate of increase, change per day between 20 and 80 per cent of the amplitude
    before the peak.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;rate_down&lt;/b&gt;: rate of decrease, the same after the peak; both are positive, as TIMESAT
    has them.&lt;/li&gt;
    &lt;/ol&gt;
    &lt;p&gt;&lt;b&gt;threshold&lt;/b&gt;: start and end are where the curve passes a share of the amplitude on its
    side of the peak; &lt;b&gt;derivative&lt;/b&gt;: the middle of its steepest rise and fall.&lt;/p&gt;
    &lt;p&gt;With SEASON_START &lt;b&gt;auto&lt;/b&gt; seasons begin on the first of January where that will do, else
    on the first of a month in which the mean curve is low, as in the southern hemisphere.&lt;/p&gt;
    &lt;h3&gt;Outputs&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;phenology_2021.tif&lt;/i&gt; for every season, named after the year it begins in, and
    &lt;i&gt;phenology_2021_sd.tif&lt;/i&gt; where the series has standard deviations, carried to all metrics
    to first order (the errors of two dates count as independent, along the season as common). That
    of a peak says on which dates the true curve may be highest, so it is large on a plateau; a peak
    is one of the dates, so half a step is added. Where pixels have two seasons in a year,
    these maps have the one with the higher peak, and &lt;i&gt;phenology_second_2021.tif&lt;/i&gt; the other:
    60 days away at least, with a third of its amplitude between them. A season that the ends of the
    series cut off is named in a warning. Pixels without a season (fewer than five
    dates, no peak inside, too small an amplitude) are missing. The map is loaded so that the
    Temporal Controller shows each pixel from its start on.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Décrit la saison de chaque pixel d'un indice de végétation, d'après TIMESAT (Jönsson et Eklundh 2004, Computers &amp;amp; Geosciences 30:833). Il faut une série sans lacunes : reconstruisez-la d'abord.&lt;/p&gt; &lt;h3&gt;Bandes des cartes&lt;/h3&gt; &lt;ol&gt; &lt;li&gt;&lt;b&gt;start&lt;/b&gt; : jour de l'année où la saison commence, 1 = premier janvier ; plus de 365 dans l'année suivante.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak&lt;/b&gt; : dans les mêmes jours.&lt;/li&gt; &lt;li&gt;&lt;b&gt;end&lt;/b&gt; : dans les mêmes jours.&lt;/li&gt; &lt;li&gt;&lt;b&gt;length&lt;/b&gt; : jours du début à la fin.&lt;/li&gt; &lt;li&gt;&lt;b&gt;base&lt;/b&gt; : moyenne des minima avant et après le pic, dans l'unité de l'indice.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak_value&lt;/b&gt; : dans l'unité de l'indice.&lt;/li&gt; &lt;li&gt;&lt;b&gt;amplitude&lt;/b&gt; : peak_value moins base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral&lt;/b&gt; : du début à la fin, indice fois jours.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral_above_base&lt;/b&gt; : de même, au-dessus de base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_up&lt;/b&gt; : taux de croissance, changement par jour entre 20 et 80 pour cent de l'amplitude avant le pic.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_down&lt;/b&gt; : taux de décroissance, de même après le pic ; les deux sont positifs, comme dans TIMESAT.&lt;/li&gt; &lt;/ol&gt; &lt;p&gt;&lt;b&gt;threshold&lt;/b&gt; : début et fin sont là où la courbe franchit une part de l'amplitude de son côté du pic ; &lt;b&gt;derivative&lt;/b&gt; : au milieu de sa montée et de sa descente les plus raides.&lt;/p&gt; &lt;p&gt;Avec SEASON_START &lt;b&gt;auto&lt;/b&gt;, les saisons commencent le premier janvier là où cela convient, sinon le premier d’un mois où la courbe moyenne est basse, comme dans l’hémisphère sud.&lt;/p&gt; &lt;h3&gt;Sorties&lt;/h3&gt; &lt;p&gt;&lt;i&gt;phenology_2021.tif&lt;/i&gt; pour chaque saison, nommé d'après l'année où elle commence, et &lt;i&gt;phenology_2021_sd.tif&lt;/i&gt; là où la série a des écarts types, portés sur toutes les mesures au premier ordre (les erreurs de deux dates comptent comme indépendantes, le long de la saison comme communes). Celui d'un pic dit à quelles dates la vraie courbe peut être la plus haute, il est donc grand sur un plateau ; un pic est l'une des dates, un demi-pas est donc ajouté. Là où des pixels ont deux saisons dans l’année, ces cartes ont celle du pic le plus haut et &lt;i&gt;phenology_second_2021.tif&lt;/i&gt; l’autre : à 60 jours au moins, avec entre elles un tiers de l’amplitude de la première. Une saison coupée par les extrémités de la série est nommée dans un avertissement. Les pixels sans saison (moins de cinq dates, pas de pic à l'intérieur, amplitude trop faible) sont manquants. La carte est chargée de sorte que le contrôleur temporel montre chaque pixel à partir de son début.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Draws a series as one file that plays anywhere: one frame per date, with the date above and
    a bar of time below, and the same colours on all dates, so that a change of colour is a change
    on the ground.&lt;/p&gt;
    &lt;h3&gt;Colours&lt;/h3&gt;
    &lt;p&gt;Three bands make a colour composite, stretched from the 2nd to the 98th percentile; natural
    colours share one stretch. One band or index gets the vegetation ramp, from -0.1 to 0.9 for
    indices. What is missing is grey.&lt;/p&gt;
    &lt;h3&gt;Side by side&lt;/h3&gt;
    &lt;p&gt;With the clouded acquisitions given as well, the left half shows the acquisition nearest to
    each date, with its own date above, and &lt;i&gt;no image&lt;/i&gt; where none is near enough; the right
    half shows the series.&lt;/p&gt;
    &lt;h3&gt;Files&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;.gif&lt;/i&gt; needs nothing else (one palette of 256 colours for all frames);
    &lt;i&gt;.mp4&lt;/i&gt; (H.264) and &lt;i&gt;.webm&lt;/i&gt; (VP9) are written by the program ffmpeg, where it is
    installed.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Dessine une série en un fichier lisible partout : une image par date, avec la date au-dessus et une barre de temps au-dessous, et les mêmes couleurs à toutes les dates, de sorte qu'un changement de couleur est un changement au sol.&lt;/p&gt; &lt;h3&gt;Couleurs&lt;/h3&gt; &lt;p&gt;Trois bandes font une composition colorée, étirée du 2e au 98e centile ; les couleurs naturelles partagent un même étirement. Une bande ou un indice reçoit le dégradé de végétation, de -0,1 à 0,9 pour les indices. Ce qui manque est gris.&lt;/p&gt; &lt;h3&gt;Côte à côte&lt;/h3&gt; &lt;p&gt;Si les acquisitions nuageuses sont données aussi, la moitié gauche montre l'acquisition la plus proche de chaque date, avec sa propre date au-dessus, et &lt;i&gt;no image&lt;/i&gt; là où aucune n'est assez proche ; la moitié droite montre la série.&lt;/p&gt; &lt;h3&gt;Fichiers&lt;/h3&gt; &lt;p&gt;&lt;i&gt;.gif&lt;/i&gt; ne demande rien d'autre (une palette de 256 couleurs pour toutes les images) ; &lt;i&gt;.mp4&lt;/i&gt; (H.264) et &lt;i&gt;.webm&lt;/i&gt; (VP9) sont écrits par le programme ffmpeg, là où il est installé.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Finds breaks in the series of every pixel: the largest changes within a few days, such as a
    harvest or mowing (NDVI falls), a fire (NBR falls) or flooding (NDWI rises). Reconstruct the
    series first; with its standard deviations every break gets a confidence.&lt;/p&gt;
    &lt;p&gt;Ripening makes an index fall as well. So a change is weighed against the season's own slope,
    told by lines through the dates before and after it. It is a break if the lines leave a jump
    that is many times its error and most of the change, or if most of what falls around it falls
    within the window, or if it is so sudden that no slope explains it: 1.25 times the smallest
    change between neighbouring dates no farther apart than three quarters of the window (0.25
    within 15 days) always counts.&lt;/p&gt;
    &lt;h3&gt;Bands of the map&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;date_1&lt;/b&gt;: the middle of the piece that decides, as the day of the year in which the
    series begins (1 = the first of January; more than 365 in later years).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;magnitude_1&lt;/b&gt;: the change in the unit of the band, negative for a fall.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;confidence_1&lt;/b&gt;: the probability (0 to 1) that the true change is at least the
    smallest change asked for, from the standard deviations of the values before and after,
    Gaussian and independent (JCGM 100:2008).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;witness_1&lt;/b&gt;, where SAR is given: how many times its error SAR jumps meanwhile,
    negative for a fall; beyond 2 or 3 something happened there for SAR too.&lt;/li&gt;
    &lt;li&gt;the same for the second and further breaks, from the largest to the smallest, and
    &lt;b&gt;count&lt;/b&gt;, how many there are.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;SAR as second witness&lt;/h3&gt;
    &lt;p&gt;May be left out. Where backscatter or coherence jumps as well (three times its error), less
    of the index will do: breaks that are small or lie in a slope are found. SAR never takes a break
    away, because many do not show in it: backscatter says little of mown grass, coherence more.&lt;/p&gt;
    &lt;p&gt;The steps between the dates of the series limit how exactly a break is dated, and whether it
    can be told from ripening at all: a crop that loses 0.25 within the ten days between two dates
    is a break here.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Trouve les ruptures dans la série de chaque pixel : les plus grands changements en quelques jours, comme une récolte ou une fauche (le NDVI baisse), un feu (le NBR baisse) ou une inondation (le NDWI monte). Reconstruisez d'abord la série ; avec ses écarts types, chaque rupture reçoit une confiance.&lt;/p&gt; &lt;p&gt;La maturation fait aussi baisser un indice. Un changement est donc comparé à la pente propre de la saison, que donnent des droites par les dates d'avant et d'après. C'est une rupture si les droites laissent un saut qui vaut plusieurs fois son erreur et l'essentiel du changement, ou si l'essentiel de ce qui baisse alentour baisse dans la fenêtre, ou s'il est si soudain qu'aucune pente ne l'explique : 1,25 fois le changement minimal entre dates voisines séparées d'au plus trois quarts de la fenêtre (0,25 en 15 jours) compte toujours.&lt;/p&gt; &lt;h3&gt;Bandes de la carte&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;date_1&lt;/b&gt; : le milieu du tronçon qui décide, en jour de l'année où commence la série (1 = premier janvier ; plus de 365 les années suivantes).&lt;/li&gt; &lt;li&gt;&lt;b&gt;magnitude_1&lt;/b&gt; : le changement dans l'unité de la bande, négatif pour une baisse.&lt;/li&gt; &lt;li&gt;&lt;b&gt;confidence_1&lt;/b&gt; : la probabilité (0 à 1) que le vrai changement atteigne au moins le changement minimal demandé, d'après les écarts types des valeurs d'avant et d'après, gaussiens et indépendants (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;witness_1&lt;/b&gt;, là où du SAR est donné : de combien de fois son erreur le SAR saute entre-temps, négatif pour une baisse ; au-delà de 2 ou 3, quelque chose s'y est passé pour le SAR aussi.&lt;/li&gt; &lt;li&gt;de même pour la deuxième rupture et les suivantes, de la plus grande à la plus petite, et &lt;b&gt;count&lt;/b&gt;, leur nombre.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Le SAR comme second témoin&lt;/h3&gt; &lt;p&gt;Peut être omis. Là où la rétrodiffusion ou la cohérence saute aussi (de trois fois son erreur), il faut moins de l'indice : des ruptures petites ou situées dans une pente sont trouvées. Le SAR ne retire jamais une rupture, car beaucoup ne s'y montrent pas : la rétrodiffusion dit peu de l'herbe fauchée, la cohérence davantage.&lt;/p&gt; &lt;p&gt;L'écart entre les dates de la série limite la précision de la datation, et la possibilité même de distinguer une rupture de la maturation : une culture qui perd 0,25 dans les dix jours entre deux dates est ici une rupture.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Loads dated rasters, STORI's own or any others, as layer groups that are ready to play:
    one group per series, in date order, each layer with its own time range and all of them drawn
    with the same colours, so that a change of colour is a change on the ground.&lt;/p&gt;
    &lt;h3&gt;What is found&lt;/h3&gt;
    &lt;p&gt;Rasters with the same bands form a series. Dates come from the layer's own time range, the
    file's metadata, its name or its folder, in this order; Sentinel-1, Sentinel-2 (SAFE folders
    and GeoTIFFs), Landsat, HLS and FORCE names are understood. A raster whose bands have dates of
    their own becomes one layer with a time range per band. Of a reconstruction
    the values are loaded, or with CONTENT their standard deviations (*_sd.tif) or what they rest on
    (*_quality.tif: observed that day, clear within 5, 15 or 30 days, farther away, never seen
    clear).&lt;/p&gt;
    &lt;h3&gt;How it is drawn&lt;/h3&gt;
    &lt;p&gt;Natural colour where red, green and blue are there, else the first three bands; one or two
    bands get a vegetation ramp from -0.1 to 0.9 for indices, else from the 2nd to the 98th
    percentile in the units of the file; masks and scene classifications get a colour per
    class.&lt;/p&gt;
    &lt;p&gt;Then open the Temporal Controller, switch on its animated navigation (the green button) and
    press play: one frame per date.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Charge des rasters datés, ceux de STORI ou d'autres, en groupes de couches prêts à être lus : un groupe par série, dans l'ordre des dates, chaque couche avec son propre intervalle temporel et toutes dessinées avec les mêmes couleurs, de sorte qu'un changement de couleur est un changement au sol.&lt;/p&gt; &lt;h3&gt;Ce qui est trouvé&lt;/h3&gt; &lt;p&gt;Les rasters de mêmes bandes forment une série. Les dates viennent de l'intervalle temporel de la couche, des métadonnées du fichier, de son nom ou de son dossier, dans cet ordre ; les noms de Sentinel-1, Sentinel-2 (dossiers SAFE et GeoTIFF), Landsat, HLS et FORCE sont compris. Un raster dont les bandes ont chacune leur date devient une couche avec un intervalle par bande. D'une reconstruction, les valeurs sont chargées ou, avec CONTENT, leurs écarts types (*_sd.tif) ou ce sur quoi elles reposent (*_quality.tif : observé ce jour-là, clair à 5, 15 ou 30 jours près, plus loin, jamais vu clair).&lt;/p&gt; &lt;h3&gt;Comment c'est dessiné&lt;/h3&gt; &lt;p&gt;Couleurs naturelles là où rouge, vert et bleu sont présents, sinon les trois premières bandes ; une ou deux bandes reçoivent un dégradé de végétation de -0,1 à 0,9 pour les indices, sinon du 2e au 98e centile dans les unités du fichier ; masques et classifications de scène reçoivent une couleur par classe.&lt;/p&gt; &lt;p&gt;Ouvrez ensuite le contrôleur temporel, activez sa navigation animée (le bouton vert) et lancez la lecture : une image par date.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Prepares a series of calibrated, terrain-corrected backscatter (Sentinel-1 VV and VH, dB,
    linear power or amplitude, told file by file) as the reconstruction does inside, for
    use on its own. All averaging is done in linear power.&lt;/p&gt;
    &lt;h3&gt;Steps&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;Speckle&lt;/b&gt;: quegan filters over time and space and keeps every edge that stands in the
    stack (Quegan and Yu 2001, IEEE TGRS 39:2373, equation 11); lee takes each image by itself
    (Lee 1980, IEEE PAMI 2:165; 4.4 looks): a pixel keeps the weight
    (1 - Cu² / Ci²) / (1 + Cu²), with the coefficients of variation Cu of speckle and Ci of the
    pixel's surroundings, which is Kuan's form of least squared error; lee-snap leaves out 1 + Cu²,
    as the Lee filter of SNAP does, and so keeps more of bright points. All look 20 metres
    far.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;Neighbours&lt;/b&gt; (NON_LOCAL): what quegan filtered is averaged over neighbours within four
    pixels whose backscatter took the same course (Buades et al. 2005, Multiscale Modeling and
    Simulation 4:490). How alike they must be is chosen on passes that are kept aside.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;Orbits&lt;/b&gt;: ascending and descending passes and relative orbits see a field under
    different angles, and satellites (S1A to S1D) differ by tenths of a decibel. They come to one
    level by passes near each other in time, as a whole and orbits per pixel; the log tells what was
    taken off. What no pass links stays at its own level, with a warning. If not, every orbit
    becomes a series of its own.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;RVI&lt;/b&gt; = 4 VH / (VV + VH), without unit (Nasirzadehdizaji et al. 2019, Applied Sciences
    9:655), and &lt;b&gt;CR&lt;/b&gt; = VH / VV, in the unit chosen.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;Decomposition&lt;/b&gt; into trend, seasonal and residual parts, which add up (after STL,
    Cleveland et al. 1990, Journal of Official Statistics 6:3); the seasonal part is zero where
    there are less than two years.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Outputs&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; (VV, VH), &lt;i&gt;rvi_&lt;/i&gt;, &lt;i&gt;cr_&lt;/i&gt;, and &lt;i&gt;trend_&lt;/i&gt;,
    &lt;i&gt;seasonal_&lt;/i&gt;, &lt;i&gt;residual_&lt;/i&gt; with a band per channel; float32. Passes of one day become
    one.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Prépare une série de rétrodiffusion calibrée et corrigée du relief (Sentinel-1 VV et VH, en dB, en puissance linéaire ou en amplitude, reconnus fichier par fichier) comme la reconstruction le fait en interne, pour un usage à part. Toutes les moyennes sont prises en puissance linéaire.&lt;/p&gt; &lt;h3&gt;Étapes&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Chatoiement&lt;/b&gt; : quegan filtre dans le temps et l'espace et garde tout bord présent dans la pile (Quegan et Yu 2001, IEEE TGRS 39:2373, équation 11) ; lee prend chaque image à part (Lee 1980, IEEE PAMI 2:165 ; 4,4 vues) : un pixel garde le poids (1 - Cu² / Ci²) / (1 + Cu²), avec les coefficients de variation Cu du chatoiement et Ci de l'entourage du pixel, ce qui est la forme de Kuan de l'erreur quadratique minimale ; lee-snap omet 1 + Cu², comme le filtre de Lee de SNAP, et garde ainsi davantage des points brillants. Tous regardent à 20 mètres.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Voisins&lt;/b&gt; (NON_LOCAL) : ce que quegan a filtré est moyenné sur les voisins à moins de quatre pixels dont la rétrodiffusion a suivi le même cours (Buades et al. 2005, Multiscale Modeling and Simulation 4:490). À quel point ils doivent se ressembler est choisi sur des passages mis de côté.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Orbites&lt;/b&gt; : passages ascendants et descendants et orbites relatives voient un champ sous des angles différents, et les satellites (S1A à S1D) diffèrent de quelques dixièmes de décibel. Ils sont ramenés à un même niveau par des passages proches dans le temps, dans l'ensemble et, pour les orbites, par pixel ; le journal dit ce qui a été retiré. Ce qu'aucun passage ne relie reste à son propre niveau, avec un avertissement. Sinon, chaque orbite devient une série à part.&lt;/li&gt; &lt;li&gt;&lt;b&gt;RVI&lt;/b&gt; = 4 VH / (VV + VH), sans unité (Nasirzadehdizaji et al. 2019, Applied Sciences 9:655), et &lt;b&gt;CR&lt;/b&gt; = VH / VV, dans l'unité choisie.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Décomposition&lt;/b&gt; en tendance, saison et résidu, dont la somme redonne la série (d'après STL, Cleveland et al. 1990, Journal of Official Statistics 6:3) ; la saison est nulle là où il y a moins de deux ans.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Sorties&lt;/h3&gt; &lt;p&gt;&lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; (VV, VH), &lt;i&gt;rvi_&lt;/i&gt;, &lt;i&gt;cr_&lt;/i&gt;, et &lt;i&gt;trend_&lt;/i&gt;, &lt;i&gt;seasonal_&lt;/i&gt;, &lt;i&gt;residual_&lt;/i&gt; avec une bande par canal ; float32. Les passages d'un même jour n'en font qu'un.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Takes a time series of optical reflectance with clouds in it and, where there is one, a
    series of SAR backscatter of the same ground, and writes reflectance for every date you ask for,
    without gaps. It learns from the clear pixels of the scene itself; no training data is
    needed.&lt;/p&gt;
    &lt;h3&gt;Inputs&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;Optical&lt;/b&gt;: Sentinel-2 L2A (SAFE folders or GeoTIFFs), Landsat Collection 2 Level 2, or
    any dated rasters. Reflectance is 0 to 1, or integers with a scale (&amp;times;&amp;nbsp;10000 is
    recognised). Cloud masks are found beside the bands: SCL, QA_PIXEL or a binary mask.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;SAR&lt;/b&gt;: Sentinel-1 VV and VH, sigma or gamma nought, in dB, linear power or amplitude,
    calibrated and terrain corrected. Ascending and descending passes and several relative orbits
    may be mixed: they are brought to one level first.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;Coarse optical&lt;/b&gt;, where there is one: MODIS, VIIRS, Sentinel-3, PROBA-V or any dated
    rasters of a sensor that sees more dates in larger pixels. What it tells is learned on squares
    as large as its pixels and used by gp and stori as far as gaps hidden from the scene bear it
    out; the report says how far that is.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;Files may differ in CRS, resolution and extent. The result has the grid of the finest optical
    rasters over the ground that they share, unless extent or resolution say otherwise. Methods,
    standard deviations and levels of SAR are learned in the extent, so the same pixels come out
    slightly different with another one; to compute an area tile by tile, so that the tiles agree,
    let them learn from the whole scene (LEARN_FROM).&lt;/p&gt;
    &lt;h3&gt;Methods&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;auto&lt;/b&gt;: hides whole dates of the scene, lets every method reconstruct them, and uses
    the best for each band and length of gap; gaps of one month go to one method and gaps of three
    to another where that is better by more than chance. The report says which was chosen and
    why.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;gp&lt;/b&gt;: coregionalised Gaussian process over all bands, VV and VH, with one set of
    hyperparameters per scene, learned by maximum likelihood (after Pipia et al. 2019, Remote
    Sensing of Environment 235:111452). Works without SAR as well, with less to go by in long
    gaps.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;stori&lt;/b&gt;: gp, corrected by a recurrent network that reads SAR and optical series
    together in both directions of time and the SAR of the pixels around. It was trained on
    simulated fields and French parcels, on gaps hidden from it. On your scene it is believed only
    as far as held-out dates bear it out, and a short training there is kept only where it tells
    held-out dates better; the report says both. Needs VV and VH. A network of your own (MODEL)
    comes from &lt;i&gt;Train the STORI network&lt;/i&gt;. After Cao et al. 2018, BRITS.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;whittaker&lt;/b&gt;: penalised least squares with the smoothness chosen per pixel (Eilers 2003,
    Analytical Chemistry 75:3631).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;harmonic&lt;/b&gt;: yearly and half-yearly waves with ridge regularisation.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;linear&lt;/b&gt;: straight lines between clear dates; the yardstick for the others.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;Clear observations that stand out from what came before and after, as missed cloud, haze and
    shadow do, are left out (ROBUST). What masks call neither clear nor cloud (shadow, thin cirrus,
    beside a cloud, not classified) is used by gp and stori with a bias and a noise of its class,
    learned on your scene, where hidden gaps bear that out (GRADED). Standard deviations are scaled
    on windows hidden from the method until 90&amp;nbsp;% intervals hold what they promise.&lt;/p&gt;
    &lt;h3&gt;Outputs&lt;/h3&gt;
    &lt;p&gt;One GeoTIFF per date, &lt;i&gt;series_YYYYMMDD.tif&lt;/i&gt;, with the bands, units and scaling of the
    input; beside each the standard deviation of every value, &lt;i&gt;series_YYYYMMDD_sd.tif&lt;/i&gt;, in the
    same units: the true value lies within ±&amp;nbsp;1.64 standard deviations nine times out of ten.
    &lt;i&gt;series_YYYYMMDD_quality.tif&lt;/i&gt; says what they rest on (QUALITY). A report, the manifest
    (inputs, parameters, versions, hyperparameters) and a log lie in the same folder.&lt;/p&gt;
    &lt;p&gt;The quality has three bands of whole numbers, in which 255 is unknown:&lt;/p&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;i&gt;quality&lt;/i&gt;: 1 observed that day, 2 clear within 5 days, 3 within 15, 4 within 30,
    5 clear more than 30 days away, 6 never seen clear, 7 no value.&lt;/li&gt;
    &lt;li&gt;&lt;i&gt;days&lt;/i&gt;: to the nearest clear date; 254 for that many and more.&lt;/li&gt;
    &lt;li&gt;&lt;i&gt;variance left&lt;/i&gt;: what remains open, in per cent of what the scene alone leaves open on
    that date.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;Pixels that were never seen clear get what the scene and their own SAR say of that date, with
    a wide interval (FILL_UNSEEN). Where there is neither SAR nor any acquisition nothing is
    filled.&lt;/p&gt;
    &lt;p&gt;Nothing half-finished ever bears the name of a result. A run that was stopped, killed or ran
    into a full disk goes on where it was when it is started again as it was (RESUME).&lt;/p&gt;
    &lt;p&gt;The rasters are loaded as a group in date order, drawn alike, each with its own time range:
    open the Temporal Controller and press play.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Prend une série temporelle de réflectance optique avec ses nuages et, s'il y en a une, une série de rétrodiffusion SAR du même terrain, et écrit la réflectance pour chaque date demandée, sans lacunes. L'apprentissage se fait sur les pixels clairs de la scène elle-même ; aucune donnée d'entraînement n'est nécessaire.&lt;/p&gt; &lt;h3&gt;Entrées&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Optique&lt;/b&gt; : Sentinel-2 L2A (dossiers SAFE ou GeoTIFF), Landsat Collection 2 Level 2, ou tout raster daté. La réflectance va de 0 à 1, ou est entière avec une échelle (&amp;times;&amp;nbsp;10000 est reconnu). Les masques de nuages sont trouvés à côté des bandes : SCL, QA_PIXEL ou un masque binaire.&lt;/li&gt; &lt;li&gt;&lt;b&gt;SAR&lt;/b&gt; : Sentinel-1 VV et VH, sigma ou gamma zéro, en dB, en puissance linéaire ou en amplitude, calibré et corrigé du relief. Passages ascendants et descendants et plusieurs orbites relatives peuvent être mêlés : ils sont d'abord ramenés à un même niveau.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Optique grossier&lt;/b&gt;, s'il y en a : MODIS, VIIRS, Sentinel-3, PROBA-V ou tout raster daté d'un capteur qui voit plus de dates en pixels plus grands. Ce qu'il dit est appris sur des carrés de la taille de ses pixels, et gp et stori s'en servent dans la mesure où des lacunes cachées de la scène le confirment ; le rapport dit dans quelle mesure.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Les fichiers peuvent différer par le SCR, la résolution et l'emprise. Le résultat a la grille des rasters optiques les plus fins sur le terrain qu'ils partagent, sauf si l'emprise ou la résolution en disent autrement. Méthodes, écarts types et niveaux du SAR sont appris dans l'emprise : les mêmes pixels sortent donc un peu différents avec une autre ; pour calculer une zone tuile par tuile en sorte que les tuiles s'accordent, faites apprendre sur toute la scène (LEARN_FROM).&lt;/p&gt; &lt;h3&gt;Méthodes&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;auto&lt;/b&gt; : cache des dates entières de la scène, les fait reconstruire par chaque méthode, et utilise la meilleure pour chaque bande et longueur de lacune ; les lacunes d'un mois vont à une méthode et celles de trois mois à une autre là où celle-ci est meilleure au-delà du hasard. Le rapport dit laquelle a été choisie et pourquoi.&lt;/li&gt; &lt;li&gt;&lt;b&gt;gp&lt;/b&gt; : processus gaussien corégionalisé sur toutes les bandes, VV et VH, avec un jeu d'hyperparamètres par scène, appris par maximum de vraisemblance (d'après Pipia et al. 2019, Remote Sensing of Environment 235:111452). Fonctionne aussi sans SAR, avec moins d'appui dans les longues lacunes.&lt;/li&gt; &lt;li&gt;&lt;b&gt;stori&lt;/b&gt; : gp, corrigé par un réseau récurrent qui lit ensemble les séries SAR et optique dans les deux sens du temps, ainsi que le SAR des pixels voisins. Il a été entraîné sur des champs simulés et des parcelles françaises, sur des lacunes qui lui étaient cachées. Sur votre scène, on ne le croit que dans la mesure où des dates mises de côté le confirment, et un court entraînement y est gardé seulement s'il prédit mieux ces dates ; le rapport dit l'un et l'autre. Demande VV et VH. Un réseau à vous (MODEL) vient de &lt;i&gt;Entraîner le réseau STORI&lt;/i&gt;. D'après Cao et al. 2018, BRITS.&lt;/li&gt; &lt;li&gt;&lt;b&gt;whittaker&lt;/b&gt; : moindres carrés pénalisés, au lissage choisi par pixel (Eilers 2003, Analytical Chemistry 75:3631).&lt;/li&gt; &lt;li&gt;&lt;b&gt;harmonic&lt;/b&gt; : ondes annuelles et semestrielles, avec régularisation ridge.&lt;/li&gt; &lt;li&gt;&lt;b&gt;linear&lt;/b&gt; : droites entre dates claires ; l'étalon des autres.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Les observations claires qui se détachent de l'avant et de l'après, comme le font nuages, brume et ombres non masqués, sont écartées (ROBUST). Ce que les masques n'appellent ni clair ni nuage (ombre, cirrus fin, à côté d'un nuage, non classé) est utilisé par gp et stori avec un biais et un bruit propres à sa classe, appris sur votre scène, là où des lacunes cachées le confirment (GRADED). Les écarts types sont mis à l'échelle sur des fenêtres cachées à la méthode, jusqu'à ce que les intervalles à 90&amp;nbsp;% tiennent leur promesse.&lt;/p&gt; &lt;h3&gt;Sorties&lt;/h3&gt; &lt;p&gt;Un GeoTIFF par date, &lt;i&gt;series_YYYYMMDD.tif&lt;/i&gt;, avec les bandes, unités et échelle de l'entrée ; à côté, l'écart type de chaque valeur, &lt;i&gt;series_YYYYMMDD_sd.tif&lt;/i&gt;, dans les mêmes unités : la vraie valeur est à ±&amp;nbsp;1,64 écart type neuf fois sur dix. &lt;i&gt;series_YYYYMMDD_quality.tif&lt;/i&gt; dit sur quoi elles reposent (QUALITY). Un rapport, le manifeste (entrées, paramètres, versions, hyperparamètres) et un journal se trouvent dans le même dossier.&lt;/p&gt; &lt;p&gt;La qualité a trois bandes de nombres entiers, où 255 est inconnu :&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;quality&lt;/i&gt; : 1 observé ce jour-là, 2 clair à 5 jours près, 3 à 15, 4 à 30, 5 clair à plus de 30 jours, 6 jamais vu clair, 7 sans valeur.&lt;/li&gt; &lt;li&gt;&lt;i&gt;days&lt;/i&gt; : jours jusqu'à la date claire la plus proche ; 254 pour autant et plus.&lt;/li&gt; &lt;li&gt;&lt;i&gt;variance left&lt;/i&gt; : ce qui reste indéterminé, en pour cent de ce que la scène seule laisse indéterminé à cette date.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Les pixels jamais vus clairs reçoivent ce que la scène et leur propre SAR disent de cette date, avec un large intervalle (FILL_UNSEEN). Là où il n'y a ni SAR ni aucune acquisition, rien n'est comblé.&lt;/p&gt; &lt;p&gt;Rien d'inachevé ne porte jamais le nom d'un résultat. Un calcul arrêté, tué ou interrompu par un disque plein reprend là où il en était quand il est relancé tel quel (RESUME).&lt;/p&gt; &lt;p&gt;Les rasters sont chargés en groupe dans l'ordre des dates, dessinés de même, chacun avec son intervalle temporel : ouvrez le contrôleur temporel et lancez la lecture.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Takes an example and gives the chips of an index that are most like it, as polygons with
    their rank. The search is exact, and equal distances come in the order of the chips. A chip of
    the index that is the example itself comes first, at distance 0.&lt;/p&gt;
    &lt;h3&gt;The example, one of&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;a point&lt;/b&gt; inside the indexed ground: the chip that holds it;&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;points or polygons&lt;/b&gt;: the mean of the chips whose centre lies inside;&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;an image&lt;/b&gt; with the bands of the index, or the dated rasters of a series: the mean
    of its chips, brought to the pixel size of the index;&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;another index&lt;/b&gt; of the same encoder: each of its chips is a query.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Columns&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;query&lt;/b&gt; (1 unless another index asks), &lt;b&gt;rank&lt;/b&gt;, &lt;b&gt;chip&lt;/b&gt; (its id in the index),
    &lt;b&gt;title&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;labels&lt;/b&gt;;&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;distance&lt;/b&gt;: differing bits (hamming), the length of the difference (euclidean), one
    minus the cosine (cosine), or minus the product (dot); less is more alike. auto is hamming for
    bits and cosine for numbers.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;Encoders, codes and distances: Blumenstiel et al. 2024 (arXiv 2403.02059). With an address
    of Milvus the search runs there, after the chips that it lacks were put in.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Prend un exemple et donne les imagettes d'un index qui y ressemblent le plus, en polygones avec leur rang. La recherche est exacte, et les distances égales viennent dans l'ordre des imagettes. Une imagette de l'index qui est l'exemple même vient en premier, à la distance 0.&lt;/p&gt; &lt;h3&gt;L'exemple, l'un de&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;un point&lt;/b&gt; dans le terrain indexé : l'imagette qui le contient ;&lt;/li&gt; &lt;li&gt;&lt;b&gt;des points ou polygones&lt;/b&gt; : la moyenne des imagettes dont le centre est à l'intérieur ;&lt;/li&gt; &lt;li&gt;&lt;b&gt;une image&lt;/b&gt; avec les bandes de l'index, ou les rasters datés d'une série : la moyenne de ses imagettes, ramenée à la taille de pixel de l'index ;&lt;/li&gt; &lt;li&gt;&lt;b&gt;un autre index&lt;/b&gt; du même encodeur : chacune de ses imagettes est une requête.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Colonnes&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;query&lt;/b&gt; (1 sauf si un autre index interroge), &lt;b&gt;rank&lt;/b&gt;, &lt;b&gt;chip&lt;/b&gt; (son identifiant dans l'index), &lt;b&gt;title&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;labels&lt;/b&gt; ;&lt;/li&gt; &lt;li&gt;&lt;b&gt;distance&lt;/b&gt; : bits différents (hamming), longueur de la différence (euclidean), un moins le cosinus (cosine), ou moins le produit (dot) ; moins, c'est plus semblable. auto est hamming pour les bits et cosine pour les nombres.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Encodeurs, codes et distances : Blumenstiel et al. 2024 (arXiv 2403.02059). Avec une adresse de Milvus, la recherche s'y fait, après y avoir mis les imagettes qui lui manquent.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Takes dated rasters, such as a reconstructed series, to points, lines or polygons: one row
    per feature, date and band. Field boundaries become curves.&lt;/p&gt;
    &lt;h3&gt;Columns&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;feature_id&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;band&lt;/b&gt;.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;value&lt;/b&gt;: at a point the value of its pixel, over a polygon the mean of its clear
    pixels; reflectance from 0 to 1, backscatter as stored, indices without unit.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;sd&lt;/b&gt;: the standard deviation stated beside the series (*_sd.tif), as the mean over
    the pixels. Errors of neighbouring pixels go together, so it is not divided by the root of
    their number. An index computed here gets its own by propagation (JCGM 100:2008).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;kind&lt;/b&gt;: observed or reconstructed.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;median&lt;/b&gt;, &lt;b&gt;spread&lt;/b&gt; (standard deviation between the pixels), &lt;b&gt;count&lt;/b&gt; (clear
    pixels) and &lt;b&gt;share&lt;/b&gt; (0 to 1, of the feature's pixels that is clear).&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;A polygon has the pixels whose centre lies inside, or those that it touches where it is
    smaller than a pixel. With the clouded acquisitions given as well, the page shows them as dots
    beside the reconstructed lines.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Porte des rasters datés, comme une série reconstruite, sur des points, lignes ou polygones : une ligne par entité, date et bande. Les limites de parcelles deviennent des courbes.&lt;/p&gt; &lt;h3&gt;Colonnes&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;feature_id&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;band&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;value&lt;/b&gt; : en un point la valeur de son pixel, sur un polygone la moyenne de ses pixels clairs ; réflectance de 0 à 1, rétrodiffusion telle quelle, indices sans unité.&lt;/li&gt; &lt;li&gt;&lt;b&gt;sd&lt;/b&gt; : l'écart type énoncé à côté de la série (*_sd.tif), en moyenne sur les pixels. Les erreurs de pixels voisins vont ensemble, il n'est donc pas divisé par la racine de leur nombre. Un indice calculé ici reçoit le sien par propagation (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kind&lt;/b&gt; : observed (observé) ou reconstructed (reconstruit).&lt;/li&gt; &lt;li&gt;&lt;b&gt;median&lt;/b&gt;, &lt;b&gt;spread&lt;/b&gt; (écart type entre les pixels), &lt;b&gt;count&lt;/b&gt; (pixels clairs) et &lt;b&gt;share&lt;/b&gt; (0 à 1, part claire des pixels de l'entité).&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Un polygone a les pixels dont le centre est à l'intérieur, ou ceux qu'il touche là où il est plus petit qu'un pixel. Si les acquisitions nuageuses sont données aussi, la page les montre en points à côté des lignes reconstruites.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Takes rasters that have an embedding, a vector of numbers, in the bands of each pixel, or an
    index of places, and examples of what is looked for, and writes how alike every pixel or place
    is to them: the cosine from -1 to 1, 1 for what is the same. Nothing is trained or encoded.&lt;/p&gt;
    &lt;h3&gt;Embeddings&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;AlphaEarth Foundations&lt;/b&gt; (64 bands of int8, or of wider whole numbers with the nodata
    -128; Brown et al. 2025, arXiv 2507.22291) is recognised: -128 is missing, a number v stands
    for (v / 127.5)² with the sign of v.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;TESSERA&lt;/b&gt; (int8; Feng et al. 2025, arXiv 2506.20380) is multiplied by the raster of
    scales beside it, which is called as the raster with _scales at the end; of a folder also
    TESSERA's files as they are published (.npy, with scales and mask of land).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;Any other raster&lt;/b&gt; of two bands or more counts with its numbers as they are, such as
    embeddings of a program of yours, or the bands of an image.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;Several rasters, such as tiles, make up one ground, also those of several UTM zones: the
    result has the pixels of the first, and of the others the nearest pixel counts.&lt;/p&gt;
    &lt;h3&gt;Index&lt;/h3&gt;
    &lt;p&gt;Of an index of rasters of embeddings every pixel of these is compared. Of any other, such as
    one of a gap-free series, every place: a pixel of the result is as large as places lie apart
    (the stride, or the size where none was given), with the middle of a place for its centre. For
    codes that are bits the value is one less twice the share of bits that differ. Of several dates
    the most alike counts. An index of places with a small stride draws a finer map.&lt;/p&gt;
    &lt;h3&gt;The example&lt;/h3&gt;
    &lt;p&gt;The mean of the vectors of all pixels whose centre lies inside the polygons, or on which
    points lie, each of length one; less 0.2 times the mean of those below &lt;i&gt;Unlike&lt;/i&gt;
    (Rocchio 1971). Of a polygon that holds no centre, the pixels that it touches count. Places
    found by “Find similar places” serve as well: they are polygons. Of an index of places the
    example is the mean over those whose middle lies inside the polygons, or which hold the points
    or the middle of a polygon smaller than a place.&lt;/p&gt;
    &lt;h3&gt;Result&lt;/h3&gt;
    &lt;p&gt;One band of float32, NaN where there is no embedding. It is drawn from its median (pale) to
    what one in a thousand pixels exceeds (dark). The bits do not depend on EXTENT or WORKERS.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Prend des rasters qui ont dans les bandes de chaque pixel un plongement (embedding), un vecteur de nombres, ou un index de lieux, et des exemples de ce qui est cherché, et écrit à quel point chaque pixel ou chaque lieu leur ressemble : le cosinus de -1 à 1, 1 pour l'identique. Rien n'est entraîné ni encodé.&lt;/p&gt; &lt;h3&gt;Plongements&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;AlphaEarth Foundations&lt;/b&gt; (64 bandes en int8, ou en entiers plus larges avec la valeur sans données -128 ; Brown et al. 2025, arXiv 2507.22291) est reconnu : -128 est manquant, un nombre v représente (v / 127,5)² avec le signe de v.&lt;/li&gt; &lt;li&gt;&lt;b&gt;TESSERA&lt;/b&gt; (int8 ; Feng et al. 2025, arXiv 2506.20380) est multiplié par le raster d'échelles placé à côté, qui porte le nom du raster avec _scales à la fin ; d'un dossier aussi les fichiers de TESSERA comme ils sont publiés (.npy, avec échelles et masque de terre).&lt;/li&gt; &lt;li&gt;&lt;b&gt;Tout autre raster&lt;/b&gt; de deux bandes ou plus compte avec ses nombres tels quels, par exemple des plongements d'un programme à vous, ou les bandes d'une image.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Plusieurs rasters, par exemple des tuiles, forment un seul terrain, même ceux de plusieurs zones UTM : le résultat a les pixels du premier, et des autres compte le pixel le plus proche.&lt;/p&gt; &lt;h3&gt;Index&lt;/h3&gt; &lt;p&gt;D'un index de rasters de plongements, chaque pixel de ceux-ci est comparé. De tout autre, par exemple celui d'une série sans lacunes, chaque lieu : un pixel du résultat est aussi grand que l'écart entre les lieux (le pas, ou la taille si aucun n'a été donné), avec le milieu d'un lieu pour centre. Pour des codes en bits, la valeur est un moins deux fois la part des bits qui diffèrent. De plusieurs dates compte la plus semblable. Un index de lieux à petit pas donne une carte plus fine.&lt;/p&gt; &lt;h3&gt;L'exemple&lt;/h3&gt; &lt;p&gt;La moyenne des vecteurs de tous les pixels dont le centre est dans les polygones, ou sur lesquels se trouvent des points, chacun de longueur un ; moins 0,2 fois la moyenne de ceux de &lt;i&gt;Contre-exemple&lt;/i&gt; (Rocchio 1971). D'un polygone qui ne contient aucun centre comptent les pixels qu'il touche. Les lieux trouvés par « Trouver des lieux semblables » conviennent aussi : ce sont des polygones. D'un index de lieux, l'exemple est la moyenne de ceux dont le milieu est dans les polygones, ou qui contiennent les points ou le milieu d'un polygone plus petit qu'un lieu.&lt;/p&gt; &lt;h3&gt;Résultat&lt;/h3&gt; &lt;p&gt;Une bande en float32, NaN là où il n'y a pas de plongement. Elle est dessinée de sa médiane (pâle) à la valeur que dépasse un pixel sur mille (foncé). Les bits ne dépendent ni d'EXTENT ni de WORKERS.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Tells how well indexes with labels find what belongs together: a part of the chips asks, and
    the others are searched. An index of numbers (float) is scored with every code; one of bits
    with its own. Give several indexes of the same chips to compare encoders.&lt;/p&gt;
    &lt;h3&gt;Table&lt;/h3&gt;
    &lt;p&gt;Encoder, code, bits (or numbers), distance, and the scores of the first K. Relevant are
    chips that share any label, or have exactly the same. Random hyperplanes (lsh) are the mean of
    five seeds with its 95 % interval. Both mAP are means over queries of the sum of the precisions
    at the ranks of relevant chips.&lt;/p&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;mAP_of_found&lt;/b&gt; divides it by the number of relevant chips among the K; queries with
    nothing to find count as 0. This is the mAP of published tables (Blumenstiel et al. 2024). Chips
    without a label are searched and do not ask.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;mAP_of_all&lt;/b&gt; divides it by the number of chips to find or K, whichever is less, so
    that what was missed counts (Manning et al. 2008, section 8.4).&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;precision&lt;/b&gt; is the share of relevant chips among the K. As for mAP_of_all, queries
    with nothing to find do not count; queries_with_relevant tells how many have.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;p&gt;One relevant chip, the first of 20, with 100 to find: mAP_of_found is 1.0, mAP_of_all
    0.05.&lt;/p&gt;
    &lt;h3&gt;Page&lt;/h3&gt;
    &lt;p&gt;The table; examples with their neighbours, framed green where the labels match and red
    where they do not; and the embeddings on a plane by principal components and, where
    scikit-learn is installed, t-SNE.&lt;/p&gt;
    &lt;p&gt;Protocol after Blumenstiel et al. 2024 (arXiv 2403.02059).&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Dit à quel point des index étiquetés retrouvent ce qui va ensemble : une part des imagettes interroge, les autres sont parcourues. Un index de nombres (float) est noté avec chaque code, un index de bits avec le sien. Donnez plusieurs index des mêmes imagettes pour comparer des encodeurs.&lt;/p&gt; &lt;h3&gt;Tableau&lt;/h3&gt; &lt;p&gt;Encodeur, code, bits (ou nombres), distance, et les scores des K premières. Sont pertinentes les imagettes qui partagent une étiquette, ou ont exactement les mêmes. Les hyperplans aléatoires (lsh) sont la moyenne de cinq graines avec son intervalle à 95 %. Les deux mAP sont des moyennes sur les requêtes de la somme des précisions aux rangs des imagettes pertinentes.&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;mAP_of_found&lt;/b&gt; la divise par le nombre d'imagettes pertinentes parmi les K ; les requêtes sans rien à trouver comptent pour 0. C'est la mAP des tableaux publiés (Blumenstiel et al. 2024). Les imagettes sans étiquette sont parcourues et n'interrogent pas.&lt;/li&gt; &lt;li&gt;&lt;b&gt;mAP_of_all&lt;/b&gt; la divise par le nombre d'imagettes à trouver ou K, le plus petit des deux, de sorte que ce qui a été manqué compte (Manning et al. 2008, section 8.4).&lt;/li&gt; &lt;li&gt;&lt;b&gt;precision&lt;/b&gt; est la part d'imagettes pertinentes parmi les K. Comme pour mAP_of_all, les requêtes sans rien à trouver ne comptent pas ; queries_with_relevant dit combien ont quelque chose à trouver.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Une imagette pertinente, la première de 20, avec 100 à trouver : mAP_of_found vaut 1,0, mAP_of_all 0,05.&lt;/p&gt; &lt;h3&gt;Page&lt;/h3&gt; &lt;p&gt;Le tableau ; des exemples avec leurs voisins, encadrés de vert là où les étiquettes concordent et de rouge sinon ; et les plongements sur un plan par composantes principales et, là où scikit-learn est installé, t-SNE.&lt;/p&gt; &lt;p&gt;Protocole d'après Blumenstiel et al. 2024 (arXiv 2403.02059).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Tells what is in these folders or layers, and is the first thing to run when something is
    odd. Nothing is changed, and a file that cannot be used does not stop it: it is listed with
    its problem.&lt;/p&gt;
    &lt;h3&gt;Table (CSV)&lt;/h3&gt;
    &lt;p&gt;One row per file: role (optical, sar or coarse), sensor, date, time (UTC), orbit, bands, CRS,
    resolution (units of the CRS), size in pixels, clear share of the acquisition (per cent of its
    pixels, after mask and buffer, counted on a thinned image of at most 256 x 256 pixels), the mask
    used, problems, and how its numbers are read: scale, offset, unit, level of processing, nodata,
    what tells the date, and what is doubted.&lt;/p&gt;
    &lt;h3&gt;Page (HTML)&lt;/h3&gt;
    &lt;p&gt;A drawing of the acquisitions over time, coloured by their clear share, with the SAR passes
    of each orbit and the dates of a coarser sensor below; what looks odd (long stretches without a
    clear date, several CRSs, mixed orbits, missing masks, no common time, whatever is doubted);
    what is believed of the files and why, doubts marked; and the same table.&lt;/p&gt;
    &lt;p&gt;Masks: Sentinel-2 scene classification (SCL), Landsat Collection 2 QA_PIXEL (USGS
    LSDS-1619), HLS Fmask, or binary rasters.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Dit ce qui se trouve dans ces dossiers ou couches, et c'est la première chose à lancer quand quelque chose est étrange. Rien n'est modifié, et un fichier inutilisable ne l'arrête pas : il est listé avec son problème.&lt;/p&gt; &lt;h3&gt;Tableau (CSV)&lt;/h3&gt; &lt;p&gt;Une ligne par fichier : rôle (optical, sar ou coarse), capteur, date, heure (UTC), orbite, bandes, SCR, résolution (unités du SCR), taille en pixels, part claire de l'acquisition (pour cent de ses pixels, après masque et marge, comptée sur une image éclaircie d'au plus 256 x 256 pixels), le masque utilisé, les problèmes, et la façon dont les nombres sont lus : échelle, décalage, unité, niveau de traitement, nodata, ce qui donne la date, et ce qui est en doute.&lt;/p&gt; &lt;h3&gt;Page (HTML)&lt;/h3&gt; &lt;p&gt;Un graphique des acquisitions dans le temps, colorées selon leur part claire, avec au-dessous les passages SAR de chaque orbite et les dates d'un capteur plus grossier ; ce qui paraît anormal (longues périodes sans date claire, plusieurs SCR, orbites mêlées, masques manquants, pas de temps commun, tout ce qui est en doute) ; ce que l'on suppose des fichiers et pourquoi, avec les doutes signalés ; et le même tableau.&lt;/p&gt; &lt;p&gt;Masques : classification de scène Sentinel-2 (SCL), Landsat Collection 2 QA_PIXEL (USGS LSDS-1619), HLS Fmask, ou rasters binaires.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;The method &lt;b&gt;stori&lt;/b&gt; corrects GP fusion by a recurrent network that reads SAR and optical
    series together. The plugin brings a network of its own, which serves anywhere. This algorithm
    goes on training it on your ground: hide windows of clear observations, tell them from the
    rest and all SAR, learn from the error. No labels are needed.&lt;/p&gt;
    &lt;h3&gt;What to train on&lt;/h3&gt;
    &lt;p&gt;One scene by its optical and SAR acquisitions, more scenes in the table below them, a table
    of series of parcels or points, or all of these. Diversity counts: many fields and more than
    one season teach more than many pixels of a few fields. Both VV and VH are needed.&lt;/p&gt;
    &lt;p&gt;&lt;b&gt;Table (CSV)&lt;/b&gt;: one row per series and date with the columns id, date (2023-05-31), bands
    of reflectance from 0 to 1 (B02, B03, ... or blue, red, nir, ...; empty where clouded), VV and
    VH in dB. It may be compressed (.csv.gz).&lt;/p&gt;
    &lt;h3&gt;What comes out&lt;/h3&gt;
    &lt;p&gt;A model file (.npz: arrays of numbers and a description, nothing that is executed) for the
    parameter MODEL of the reconstruction and the validation, and a page with the loss curve and
    the held-out error. Held out are two-month stretches of a scene and some series of a table: if
    training did not lower the error there, the file holds the network that was started from, and
    the page says so. The same inputs give the same file.&lt;/p&gt;
    &lt;p&gt;After Cao et al. 2018, BRITS: bidirectional recurrent imputation for time series.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;La méthode &lt;b&gt;stori&lt;/b&gt; corrige la fusion GP par un réseau récurrent qui lit ensemble les séries SAR et optiques. L'extension apporte un réseau à elle, qui sert partout. Cet algorithme poursuit son entraînement sur votre terrain : cacher des fenêtres d'observations claires, les prédire à partir du reste et de tout le SAR, apprendre de l'erreur. Aucune étiquette n'est nécessaire.&lt;/p&gt; &lt;h3&gt;Sur quoi s'entraîner&lt;/h3&gt; &lt;p&gt;Une scène par ses acquisitions optiques et SAR, d'autres scènes dans le tableau au-dessous, un tableau de séries de parcelles ou de points, ou tout cela. La diversité compte : beaucoup de champs et plus d'une saison apprennent plus que beaucoup de pixels de peu de champs. VV et VH sont tous deux nécessaires.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Tableau (CSV)&lt;/b&gt; : une ligne par série et par date avec les colonnes id, date (2023-05-31), bandes de réflectance de 0 à 1 (B02, B03, ... ou blue, red, nir, ... ; vide sous les nuages), VV et VH en dB. Il peut être compressé (.csv.gz).&lt;/p&gt; &lt;h3&gt;Ce qui en sort&lt;/h3&gt; &lt;p&gt;Un fichier de modèle (.npz : tableaux de nombres et une description, rien d'exécutable) pour le paramètre MODEL de la reconstruction et de la validation, et une page avec la courbe de perte et l'erreur sur les données mises de côté. Sont mises de côté des périodes de deux mois d'une scène et quelques séries d'un tableau : si l'entraînement n'y a pas réduit l'erreur, le fichier contient le réseau de départ, et la page le dit. Les mêmes entrées donnent le même fichier.&lt;/p&gt; &lt;p&gt;D'après Cao et al. 2018, BRITS: bidirectional recurrent imputation for time series.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Turns a raster per date with many bands into a raster per band with many dates, and back.
    Scaling, band names, dates and standard deviations are kept: values are those of the input,
    in its units; where cloud masks lie beside the rasters, what is clouded is left empty
    (CLOUD_MASK), and what sensors differ by is taken off where several are mixed
    (LEVEL_SENSORS).&lt;/p&gt;
    &lt;h3&gt;stack&lt;/h3&gt;
    &lt;p&gt;Writes &lt;i&gt;band_stack.tif&lt;/i&gt; for every band; each of its bands is called after its date, as
    in “NDVI 2021-05-20”. It is loaded with a time range per band, so that one layer plays in the
    Temporal Controller, and other programs can read the whole series from one file. Standard
    deviations go into &lt;i&gt;band_stack_sd.tif&lt;/i&gt;.&lt;/p&gt;
    &lt;h3&gt;unstack&lt;/h3&gt;
    &lt;p&gt;Writes a raster per date from such stacks, STORI's or any others whose band descriptions or
    band metadata tell the dates: &lt;i&gt;reflectance_YYYYMMDD.tif&lt;/i&gt;,
    &lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt;, or a series named after the band.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Transforme un raster par date à plusieurs bandes en un raster par bande à plusieurs dates, et retour. Échelle, noms de bandes, dates et écarts types sont gardés : les valeurs sont celles de l'entrée, dans ses unités ; là où des masques de nuages accompagnent les rasters, ce qui est nuageux reste vide (CLOUD_MASK), et là où plusieurs capteurs sont mélangés, ce qui les différencie est retiré (LEVEL_SENSORS).&lt;/p&gt; &lt;h3&gt;stack&lt;/h3&gt; &lt;p&gt;Écrit &lt;i&gt;band_stack.tif&lt;/i&gt; pour chaque bande ; chacune de ses bandes porte le nom de sa date, comme dans « NDVI 2021-05-20 ». Il est chargé avec un intervalle temporel par bande, de sorte qu'une seule couche se lit dans le contrôleur temporel, et que d'autres logiciels peuvent lire toute la série dans un fichier. Les écarts types vont dans &lt;i&gt;band_stack_sd.tif&lt;/i&gt;.&lt;/p&gt; &lt;h3&gt;unstack&lt;/h3&gt; &lt;p&gt;Écrit un raster par date à partir de telles piles, de STORI ou d'ailleurs, dont les descriptions ou métadonnées de bandes donnent les dates : &lt;i&gt;reflectance_YYYYMMDD.tif&lt;/i&gt;, &lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt;, ou une série nommée d'après la bande.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>
    &lt;p&gt;Turns scene classifications (Sentinel-2 SCL), Landsat Collection 2 QA_PIXEL bits (USGS
    LSDS-1619), HLS Fmask, binary masks or cloud probabilities into one clear mask per date, and
    writes copies of the rasters in which everything else is missing.&lt;/p&gt;
    &lt;h3&gt;Outputs&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;i&gt;clear_YYYYMMDD.tif&lt;/i&gt;: 1 clear, 0 not. Beside reflectance of the same dates every
    other algorithm here takes it as the mask.&lt;/li&gt;
    &lt;li&gt;&lt;i&gt;masked_YYYYMMDD.tif&lt;/i&gt;: the bands in their units and scaling, nodata where not clear.
    Rasters of several resolutions come together on the finest grid, acquisitions of one day
    become one.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;How masks are mended&lt;/h3&gt;
    &lt;p&gt;First clouded patches smaller than the minimum are taken for false alarms (bright roofs);
    then the buffer grows what is left; then clear patches smaller than the minimum between clouds
    are masked too. The temporal screen drops clear values that stand out from the dates before
    and after as clouds and shadows do, by more than 3.5 times the scene's own noise (after Hampel
    1974, JASA 69:383): thin cloud, haze and shadow that masks miss. Harvest and ploughing stay,
    because they do not come back.&lt;/p&gt;
    </source>
        <translation>&lt;p&gt;Transforme des classifications de scène (Sentinel-2 SCL), les bits QA_PIXEL de Landsat Collection 2 (USGS LSDS-1619), HLS Fmask, des masques binaires ou des probabilités de nuage en un masque de ciel clair par date, et écrit des copies des rasters où tout le reste est manquant.&lt;/p&gt; &lt;h3&gt;Sorties&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;clear_YYYYMMDD.tif&lt;/i&gt; : 1 clair, 0 non. À côté de la réflectance des mêmes dates, tout autre algorithme d'ici le prend pour masque.&lt;/li&gt; &lt;li&gt;&lt;i&gt;masked_YYYYMMDD.tif&lt;/i&gt; : les bandes dans leurs unités et leur échelle, nodata là où ce n'est pas clair. Les rasters de plusieurs résolutions se rejoignent sur la grille la plus fine, les acquisitions d'un même jour n'en font qu'une.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Comment les masques sont réparés&lt;/h3&gt; &lt;p&gt;D'abord, les taches nuageuses plus petites que le minimum sont prises pour de fausses alertes (toits clairs) ; puis la marge agrandit ce qui reste ; puis les taches claires plus petites que le minimum entre les nuages sont masquées aussi. Le filtre temporel écarte les valeurs claires qui se détachent des dates d'avant et d'après comme le font nuages et ombres, de plus de 3,5 fois le bruit propre de la scène (d'après Hampel 1974, JASA 69:383) : nuages fins, brume et ombres que les masques manquent. Récolte et labour restent, car ils ne reviennent pas en arrière.&lt;/p&gt;</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> et {} de plus</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source> of a part of the scene</source>
        <translation> d'une partie de la scène</translation>
    </message>
    <message>
        <source> of the whole scene</source>
        <translation> de toute la scène</translation>
    </message>
    <message>
        <source> pixel</source>
        <translation> pixel</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> pixels</translation>
    </message>
    <message>
        <source>&amp;Alike</source>
        <translation>&amp;Semblable</translation>
    </message>
    <message>
        <source>&amp;Bands</source>
        <translation>&amp;Bandes</translation>
    </message>
    <message>
        <source>&amp;Breaks</source>
        <translation>&amp;Ruptures</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>&amp;Construire</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Days to clear</source>
        <translation>&amp;Jours sans nuages</translation>
    </message>
    <message>
        <source>&amp;Everywhere</source>
        <translation>&amp;Partout</translation>
    </message>
    <message>
        <source>&amp;Fade what is unsure</source>
        <translation>&amp;Estomper ce qui est incertain</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>Par&amp;celle</translation>
    </message>
    <message>
        <source>&amp;Get rasters for this place</source>
        <translation>&amp;Obtenir pour ce lieu</translation>
    </message>
    <message>
        <source>&amp;Home page</source>
        <translation>Page &amp;web</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Méthode</translation>
    </message>
    <message>
        <source>&amp;More options…</source>
        <translation>&amp;Plus d'options…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>&amp;Observed | reconstructed</source>
        <translation>&amp;Observé | reconstruit</translation>
    </message>
    <message>
        <source>&amp;Optical</source>
        <translation>&amp;Optique</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lire</translation>
    </message>
    <message>
        <source>&amp;Point</source>
        <translation>&amp;Point</translation>
    </message>
    <message>
        <source>&amp;Report a fault</source>
        <translation>&amp;Signaler un défaut</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>&amp;SAR</source>
        <translation>&amp;SAR</translation>
    </message>
    <message>
        <source>&amp;Search in this result</source>
        <translation>&amp;Chercher dans ce résultat</translation>
    </message>
    <message>
        <source>&amp;Seasons</source>
        <translation>&amp;Saisons</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Pa&amp;sser</translation>
    </message>
    <message>
        <source>&amp;Try an example</source>
        <translation>Voir un &amp;exemple</translation>
    </message>
    <message>
        <source>&amp;Unlike</source>
        <translation>&amp;Dissemblable</translation>
    </message>
    <message>
        <source>, {} unlike</source>
        <translation>, {} dissemblables</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 finished block is kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>1 bloc terminé est gardé dans {folder} : relancez la même chose dans le même dossier pour continuer de là, ou supprimez ce dossier.</translation>
    </message>
    <message>
        <source>256 series each; 2000 steps take some minutes. The best state on the way is kept.</source>
        <translation>256 séries chacun ; 2000 pas prennent quelques minutes. Le meilleur état rencontré est gardé.</translation>
    </message>
    <message>
        <source>90 % interval</source>
        <translation>intervalle à 90 %</translation>
    </message>
    <message>
        <source>90 % of the field's pixels</source>
        <translation>90 % des pixels de la parcelle</translation>
    </message>
    <message>
        <source>90 % of the pixels: {} to {}</source>
        <translation>90 % des pixels : de {} à {}</translation>
    </message>
    <message>
        <source>90 %: {} to {}</source>
        <translation>90 % : {} à {}</translation>
    </message>
    <message>
        <source>; its error is {ratio:.2f} times that of straight lines in gaps of about {days:.0f} days</source>
        <translation>; son erreur est {ratio:.2f} fois celle des droites dans des lacunes d'environ {days:.0f} jours</translation>
    </message>
    <message>
        <source>A GeoTIFF of one band, the cosine to the example.</source>
        <translation>Un GeoTIFF à une bande, le cosinus par rapport à l'exemple.</translation>
    </message>
    <message>
        <source>A chain of steps from raw folders to a result; open it in the Model Designer.</source>
        <translation>Une chaîne d'étapes, des dossiers bruts au résultat ; ouvrez-la dans le modeleur.</translation>
    </message>
    <message>
        <source>A change that takes longer is no break; at least the step of the series.</source>
        <translation>Un changement plus long n'est pas une rupture ; au moins le pas de temps de la série.</translation>
    </message>
    <message>
        <source>A clouded acquisition further from the date of a frame is not shown beside it.</source>
        <translation>Une acquisition nuageuse plus éloignée de la date d'une image n'est pas montrée à côté.</translation>
    </message>
    <message>
        <source>A coarse sensor guides finer images: add those, or move it to the list Optical with ⇄ to reconstruct it by itself.</source>
        <translation>Un capteur grossier guide des images plus fines : ajoutez-les, ou déplacez-le avec ⇄ dans la liste Optique pour le reconstruire seul.</translation>
    </message>
    <message>
        <source>A dated series as animated GIF, MP4 or WebM, alone or beside the clouded input.</source>
        <translation>Une série datée en GIF animé, MP4 ou WebM, seule ou à côté de l'entrée nuageuse.</translation>
    </message>
    <message>
        <source>A drawing per feature and band, with the 90 % interval where it is known.</source>
        <translation>Un graphique par entité et par bande, avec l'intervalle à 90 % là où il est connu.</translation>
    </message>
    <message>
        <source>A file written by “Train the STORI network”; empty means the network that comes with the plugin.</source>
        <translation>Un fichier écrit par « Entraîner le réseau STORI » ; vide : le réseau fourni avec l'extension.</translation>
    </message>
    <message>
        <source>A line to drag</source>
        <translation>Une ligne à déplacer</translation>
    </message>
    <message>
        <source>A local file (places.db) or a server (http://host:19530); empty: the index file.</source>
        <translation>Un fichier local (places.db) ou un serveur (http://host:19530) ; vide : le fichier d'index.</translation>
    </message>
    <message>
        <source>A model file; empty means the network that comes with the plugin.</source>
        <translation>Un fichier de modèle ; vide : le réseau fourni avec l'extension.</translation>
    </message>
    <message>
        <source>A pixel with this probability or more is cloud; for probability rasters only.</source>
        <translation>Un pixel de cette probabilité ou plus est un nuage ; pour les rasters de probabilité seulement.</translation>
    </message>
    <message>
        <source>A raster with the bands of the index; for the encoder series all its dates.</source>
        <translation>Un raster avec les bandes de l'index ; pour l'encodeur series, toutes ses dates.</translation>
    </message>
    <message>
        <source>A run is going on: wait for it or cancel it first.</source>
        <translation>Un calcul est en cours : attendez sa fin ou annulez-le d'abord.</translation>
    </message>
    <message>
        <source>A run of STORI is going on.</source>
        <translation>Une exécution de STORI est en cours.</translation>
    </message>
    <message>
        <source>A series without gaps, such as a reconstruction.</source>
        <translation>Une série sans lacunes, par exemple une reconstruction.</translation>
    </message>
    <message>
        <source>A short training on the clear observations of this scene, the same number of steps every time; kept only where it tells held-out dates better, which is seldom. The report says so.</source>
        <translation>Un court entraînement sur les observations claires de cette scène, avec toujours le même nombre de pas ; conservé seulement là où il prédit mieux les dates mises de côté, ce qui est rare. Le rapport le dit.</translation>
    </message>
    <message>
        <source>About STORI</source>
        <translation>À propos de STORI</translation>
    </message>
    <message>
        <source>About STORI…</source>
        <translation>À propos de STORI…</translation>
    </message>
    <message>
        <source>About the longer side of the map; small rasters are shown with larger pixels.</source>
        <translation>Environ le grand côté de la carte ; les petits rasters sont montrés avec de plus gros pixels.</translation>
    </message>
    <message>
        <source>About {memory:,.0f} MiB of memory for the blocks in work, and up to {disk:,.0f} MiB of disk while it lasts.</source>
        <translation>Environ {memory:,.0f} Mio de mémoire pour les blocs en cours, et jusqu'à {disk:,.0f} Mio de disque tant que cela dure.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: free some, choose another disk, fewer dates or bands, a smaller EXTENT, or turn UNCERTAINTY off.</source>
        <translation>Environ {needed:,.0f} Mio sont nécessaires sur le disque de OUTPUT {folder} pendant l'exécution, et {free:,.0f} Mio sont libres : faites de la place, choisissez un autre disque, moins de dates ou de bandes, une zone plus petite pour EXTENT, ou désactivez UNCERTAINTY.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: it may become full.</source>
        <translation>Environ {needed:,.0f} Mio sont nécessaires sur le disque de OUTPUT {folder} pendant l'exécution, et {free:,.0f} Mio sont libres : il peut se remplir.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Acquisitions are being fetched: wait for them or cancel it first.</source>
        <translation>Des acquisitions sont en cours de récupération : attendez-les ou annulez d'abord.</translation>
    </message>
    <message>
        <source>Acquisitions found</source>
        <translation>Acquisitions trouvées</translation>
    </message>
    <message>
        <source>Acquisitions in use: {}.</source>
        <translation>Acquisitions utilisées : {}.</translation>
    </message>
    <message>
        <source>Acquisitions over time, what looks odd, and the table.</source>
        <translation>Les acquisitions dans le temps, ce qui paraît anormal, et le tableau.</translation>
    </message>
    <message>
        <source>Acquisitions: {counts}.</source>
        <translation>Acquisitions : {counts}.</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Dossier…</translation>
    </message>
    <message>
        <source>Add &amp;layers</source>
        <translation>&amp;Couches</translation>
    </message>
    <message>
        <source>Add a layer that shows, date by date, how far the nearest clear observation is</source>
        <translation>Ajouter une couche qui montre, date par date, à quelle distance est l'observation claire la plus proche</translation>
    </message>
    <message>
        <source>Add all rasters of a folder</source>
        <translation>Ajouter tous les rasters d'un dossier</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Ajoutez d'abord des images</translation>
    </message>
    <message>
        <source>Add layers of the project</source>
        <translation>Ajouter des couches du projet</translation>
    </message>
    <message>
        <source>Add the chips of this index</source>
        <translation>Ajouter les imagettes de cet index</translation>
    </message>
    <message>
        <source>Add the folder of your images; whether they are optical, SAR or coarse is found out.</source>
        <translation>Ajoutez le dossier de vos images ; qu’elles soient optiques, SAR ou grossières, cela est reconnu.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the catalogue</source>
        <translation>Adresse du catalogue</translation>
    </message>
    <message>
        <source>Address such as tcp://10.0.0.5:8786 of a dask.distributed scheduler whose workers have this plugin on their PYTHONPATH and see the same files; they then compute the blocks, to the same bits. Empty means this computer.</source>
        <translation>Adresse, telle que tcp://10.0.0.5:8786, d'un ordonnanceur dask.distributed dont les exécutants ont cette extension dans leur PYTHONPATH et voient les mêmes fichiers ; ils calculent alors les blocs, au bit près. Vide : cet ordinateur.</translation>
    </message>
    <message>
        <source>After the filter over time and space (quegan): less speckle within fields, none of their edges crossed. How alike neighbours must be is chosen on passes of the scene that were kept aside; where it does not help, nothing is averaged.</source>
        <translation>Après le filtre dans le temps et l'espace (quegan) : moins de chatoiement au sein des champs, sans franchir leurs bords. À quel point les voisins doivent se ressembler est choisi sur des passages de la scène mis de côté ; là où cela n'aide pas, rien n'est moyenné.</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmes</translation>
    </message>
    <message>
        <source>Alike by</source>
        <translation>Semblable par</translation>
    </message>
    <message>
        <source>All dates that STEP, START and END ask for ({start} to {end}) lie more than {days} days outside the optical acquisitions ({first} to {last}): choose a period that the inputs cover.</source>
        <translation>Toutes les dates que demandent STEP, START et END ({start} à {end}) se trouvent à plus de {days} jours des acquisitions optiques ({first} à {last}) : choisissez une période que couvrent les entrées.</translation>
    </message>
    <message>
        <source>All features together are one example; only selected ones where ticked.</source>
        <translation>Toutes les entités forment ensemble un exemple ; seulement les sélectionnées si la case est cochée.</translation>
    </message>
    <message>
        <source>All optical images are unticked: tick at least three in the Data tab.</source>
        <translation>Toutes les images optiques sont décochées : cochez-en au moins trois dans l'onglet Données.</translation>
    </message>
    <message>
        <source>All parameters, in the dialog of the Processing toolbox</source>
        <translation>Tous les paramètres, dans le dialogue de la boîte à outils de traitements</translation>
    </message>
    <message>
        <source>All {} rasters of the project</source>
        <translation>Les {} rasters du projet</translation>
    </message>
    <message>
        <source>AlphaEarth, TESSERA, or any raster with a vector in its bands; tiles together.</source>
        <translation>AlphaEarth, TESSERA, ou tout raster avec un vecteur dans ses bandes ; les tuiles ensemble.</translation>
    </message>
    <message>
        <source>Also mask clear values that differ from the dates before and after as clouds do.</source>
        <translation>Masquer aussi les valeurs claires qui diffèrent des dates d'avant et d'après comme le font les nuages.</translation>
    </message>
    <message>
        <source>An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the dates of the optical acquisitions, or a comma list of dates such as 2023-05-01, 2023-06-15.</source>
        <translation>Une durée ISO 8601 telle que P10D (tous les 10 jours) ou P1M, « observed » pour les dates des acquisitions optiques, ou une liste de dates séparées par des virgules telle que 2023-05-01, 2023-06-15.</translation>
    </message>
    <message>
        <source>An authentication configuration of QGIS: for other it is sent to the catalogue's own host alone; for copernicus it holds the keys of S3.</source>
        <translation>Une configuration d'authentification de QGIS : pour other elle n'est envoyée qu'à l'hôte du catalogue lui-même ; pour copernicus elle contient les clés S3.</translation>
    </message>
    <message>
        <source>An index is being built: wait for it or cancel it first.</source>
        <translation>Un index est en construction : attendez sa fin ou annulez d'abord.</translation>
    </message>
    <message>
        <source>An index is computed from its bands where it is not there.</source>
        <translation>Un indice absent est calculé à partir de ses bandes.</translation>
    </message>
    <message>
        <source>An index of numbers can be searched with any code, one of bits with its own.</source>
        <translation>Un index de nombres peut être interrogé avec tout code, un index de bits avec le sien.</translation>
    </message>
    <message>
        <source>An index of the same encoder and code; the result has the chips of both.</source>
        <translation>Un index de mêmes encodeur et code ; le résultat contient les imagettes des deux.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Animate a series</source>
        <translation>Animer une série</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>Animation…</translation>
    </message>
    <message>
        <source>Another catalogue (STAC)</source>
        <translation>Un autre catalogue (STAC)</translation>
    </message>
    <message>
        <source>Another folder takes effect when QGIS is started again.</source>
        <translation>Un autre dossier prend effet au prochain démarrage de QGIS.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <source>Asking the catalogue</source>
        <translation>Interrogation du catalogue</translation>
    </message>
    <message>
        <source>Asking {}…</source>
        <translation>Interrogation de {}…</translation>
    </message>
    <message>
        <source>Asks the catalogue, reads one window to know how fast it goes, writes nothing and says how many acquisitions, how much, how long, and the longest gaps.</source>
        <translation>Interroge le catalogue, lit une fenêtre pour connaître le débit, n'écrit rien et dit combien d'acquisitions, quel volume, quelle durée et les lacunes les plus longues.</translation>
    </message>
    <message>
        <source>Asks the source: how many acquisitions, how much, how long</source>
        <translation>Interroge la source : combien d'acquisitions, quel volume, quelle durée</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Ressources (assets)</translation>
    </message>
    <message>
        <source>At most {size} are read.</source>
        <translation>Au plus {size} sont lus.</translation>
    </message>
    <message>
        <source>At the rate of the first read that takes {time}.</source>
        <translation>À la vitesse de la première lecture cela prend {time}.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic is 60 days below two years of data, else 500.</source>
        <translation>Automatique : 60 jours en dessous de deux ans de données, sinon 500.</translation>
    </message>
    <message>
        <source>Average SAR over neighbours that behave alike</source>
        <translation>Moyenner le SAR sur les voisins au comportement semblable</translation>
    </message>
    <message>
        <source>Back to its project</source>
        <translation>Revenir à son projet</translation>
    </message>
    <message>
        <source>Backscatter VV and VH, in dB, linear power or amplitude, radiometrically calibrated and terrain corrected. Give either layers or a folder.</source>
        <translation>Rétrodiffusion VV et VH, en dB, en puissance linéaire ou en amplitude, calibrée radiométriquement et corrigée du relief. Donner soit des couches, soit un dossier.</translation>
    </message>
    <message>
        <source>Band of SAR</source>
        <translation>Bande SAR</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Bande ou indice</translation>
    </message>
    <message>
        <source>Band, index or three bands</source>
        <translation>Bande, indice ou trois bandes</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Bands and indices</source>
        <translation>Bandes et indices</translation>
    </message>
    <message>
        <source>Bands that masked copies hold.</source>
        <translation>Bandes que contiennent les copies masquées.</translation>
    </message>
    <message>
        <source>Begin anew after the last date</source>
        <translation>Recommencer après la dernière date</translation>
    </message>
    <message>
        <source>Below is what a bug report needs. Nothing is sent: copy it and paste it where you report.</source>
        <translation>Voici ce dont un rapport de défaut a besoin. Rien n'est envoyé : copiez-le et collez-le là où vous signalez le défaut.</translation>
    </message>
    <message>
        <source>Between the minimum on that side, 0, and the peak, 100; for threshold only.</source>
        <translation>Entre le minimum de ce côté, 0, et le pic, 100 ; pour threshold seulement.</translation>
    </message>
    <message>
        <source>BigEarthNet, ForestNet, or a folder per class.</source>
        <translation>BigEarthNet, ForestNet, ou un dossier par classe.</translation>
    </message>
    <message>
        <source>Both give most dates; they are brought to one level when they are used.</source>
        <translation>Les deux donnent le plus de dates ; elles sont ramenées à un même niveau lors de leur utilisation.</translation>
    </message>
    <message>
        <source>Breaks and changes</source>
        <translation>Ruptures et changements</translation>
    </message>
    <message>
        <source>Bring orbits to one level</source>
        <translation>Ramener les orbites à un même niveau</translation>
    </message>
    <message>
        <source>Bring sensors to one level</source>
        <translation>Ramener les capteurs à un même niveau</translation>
    </message>
    <message>
        <source>Buffer around clouds</source>
        <translation>Marge des nuages</translation>
    </message>
    <message>
        <source>Buffer around clouds (metres)</source>
        <translation>Marge autour des nuages (mètres)</translation>
    </message>
    <message>
        <source>Build an index of places</source>
        <translation>Construire un index de lieux</translation>
    </message>
    <message>
        <source>CLOUD_MASK is {kind}, but no optical acquisition has such a mask: choose auto or none, or put the masks beside the rasters.</source>
        <translation>CLOUD_MASK est {kind}, mais aucune acquisition optique n'a un tel masque : choisissez auto ou none, ou placez les masques à côté des rasters.</translation>
    </message>
    <message>
        <source>CLOUD_MASK is “{kind}”: choose one of {choices}.</source>
        <translation>CLOUD_MASK est « {kind} » : choisissez parmi {choices}.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION is {metres:,.4g} m beside optical pixels of {fine:,.4g} m: give the metres that the coarse sensor really sees, {ratio:g} times as many or more, or leave it out.</source>
        <translation>COARSE_RESOLUTION vaut {metres:,.4g} m à côté de pixels optiques de {fine:,.4g} m : donnez les mètres que le capteur grossier voit réellement, au moins {ratio:g} fois plus, ou laissez-le vide.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION tells of COARSE alone; none was given.</source>
        <translation>COARSE_RESOLUTION ne concerne que COARSE, et rien n'y a été donné.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV with id, date, bands (0 to 1), VV and VH in dB; one row per series and date.</source>
        <translation>CSV avec id, date, bandes (0 à 1), VV et VH en dB ; une ligne par série et par date.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Chips get the labels of the polygons that cover a quarter of them or more.</source>
        <translation>Les imagettes reçoivent les étiquettes des polygones qui en couvrent au moins un quart.</translation>
    </message>
    <message>
        <source>Chips of the index {index} show the same ground as others (several dates, or a STRIDE below SIZE), and find these: the scores are too good. Build it of one date, without overlap.</source>
        <translation>Des imagettes de l’index {index} montrent le même sol que d’autres (plusieurs dates, ou un STRIDE inférieur à SIZE) et les trouvent : les scores sont trop bons. Construisez-le d’une seule date, sans recouvrement.</translation>
    </message>
    <message>
        <source>Chips that are retrieved for each query.</source>
        <translation>Imagettes retrouvées pour chaque requête.</translation>
    </message>
    <message>
        <source>Chips that lack more of their pixels are left out; fewer are filled.</source>
        <translation>Les imagettes auxquelles il manque plus de pixels sont écartées ; sinon, ils sont comblés.</translation>
    </message>
    <message>
        <source>Chips to give back for each query; not more than the index has.</source>
        <translation>Imagettes à rendre par requête ; pas plus que l'index n'en contient.</translation>
    </message>
    <message>
        <source>Choose a first date that is not later than the last.</source>
        <translation>Choisissez une première date qui ne soit pas postérieure à la dernière.</translation>
    </message>
    <message>
        <source>Choose bands and indices</source>
        <translation>Choisir bandes et indices</translation>
    </message>
    <message>
        <source>Choose the area: the map's extent, a drawn box or that of a layer.</source>
        <translation>Choisissez la zone : l'emprise de la carte, un rectangle dessiné ou celle d'une couche.</translation>
    </message>
    <message>
        <source>Choose the file that the index goes to.</source>
        <translation>Choisissez le fichier de l'index.</translation>
    </message>
    <message>
        <source>Choose the folder that the acquisitions go to.</source>
        <translation>Choisissez le dossier où vont les acquisitions.</translation>
    </message>
    <message>
        <source>Choose the folder that the reconstructed rasters go to.</source>
        <translation>Choisissez le dossier des rasters reconstruits.</translation>
    </message>
    <message>
        <source>Choose the pixel to look at on the map</source>
        <translation>Choisir le pixel à examiner sur la carte</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Clear classes (SCL)</source>
        <translation>Classes claires (SCL)</translation>
    </message>
    <message>
        <source>Clear classes of the SCL</source>
        <translation>Classes claires de la SCL</translation>
    </message>
    <message>
        <source>Clear pixels this near to a masked one count as masked, for the clouds' soft edges.</source>
        <translation>Les pixels clairs aussi proches d'un pixel masqué comptent comme masqués, à cause des bords flous des nuages.</translation>
    </message>
    <message>
        <source>Clear share</source>
        <translation>Dégagé</translation>
    </message>
    <message>
        <source>Clear share needed (per cent)</source>
        <translation>Part claire exigée (pour cent)</translation>
    </message>
    <message>
        <source>Click on a field on the map: what was seen there over time, and the curve through it.</source>
        <translation>Cliquez sur une parcelle de la carte : ce qui y a été vu au fil du temps, et la courbe qui passe par là.</translation>
    </message>
    <message>
        <source>Click on the map on what you do not want</source>
        <translation>Cliquer sur la carte sur ce que vous ne voulez pas</translation>
    </message>
    <message>
        <source>Click on the map on what you look for</source>
        <translation>Cliquer sur la carte sur ce que vous cherchez</translation>
    </message>
    <message>
        <source>Click on the map to see a pixel over time.</source>
        <translation>Cliquez sur la carte pour voir un pixel au fil du temps.</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Fermer la visite</translation>
    </message>
    <message>
        <source>Cloud mask</source>
        <translation>Masque de nuages</translation>
    </message>
    <message>
        <source>Cloud mask of all images</source>
        <translation>Masque de nuages de toutes les images</translation>
    </message>
    <message>
        <source>Cloud probability (per cent)</source>
        <translation>Probabilité de nuage (pour cent)</translation>
    </message>
    <message>
        <source>Clouded acquisitions to compare with, one of these: a folder</source>
        <translation>Acquisitions nuageuses à comparer, au choix : un dossier</translation>
    </message>
    <message>
        <source>Clouds hide most of this season. &lt;i&gt;Run&lt;/i&gt; fills the gaps with the help of SAR.</source>
        <translation>Les nuages cachent la plus grande partie de cette saison. &lt;i&gt;Lancer&lt;/i&gt; comble les lacunes à l'aide du SAR.</translation>
    </message>
    <message>
        <source>Coars&amp;e</source>
        <translation>Grossi&amp;er</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grossier</translation>
    </message>
    <message>
        <source>Coarse optical acquisitions, one of these: a folder</source>
        <translation>Acquisitions optiques grossières, au choix : un dossier</translation>
    </message>
    <message>
        <source>Coarse pixel</source>
        <translation>Pixel grossier</translation>
    </message>
    <message>
        <source>Coarse pixels of {} m are not twice as large as the optical ones of {} m: say what their sensor really sees, or take the coarse rasters out.</source>
        <translation>Des pixels grossiers de {} m ne sont pas deux fois plus grands que les optiques de {} m : indiquez ce que leur capteur voit vraiment, ou retirez les rasters grossiers.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Collections</translation>
    </message>
    <message>
        <source>Colours of vit-rgb</source>
        <translation>Couleurs de vit-rgb</translation>
    </message>
    <message>
        <source>Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water.</source>
        <translation>Liste de classes de scène Sentinel-2 séparées par des virgules : 4 végétation, 5 sol nu, 6 eau.</translation>
    </message>
    <message>
        <source>Comma list of auto, gp, stori, whittaker, harmonic, linear; empty means all.</source>
        <translation>Liste parmi auto, gp, stori, whittaker, harmonic, linear, séparés par des virgules ; vide : tous.</translation>
    </message>
    <message>
        <source>Comma list of cosine, euclidean and dot; bits always have hamming.</source>
        <translation>Liste parmi cosine, euclidean et dot ; les bits ont toujours hamming.</translation>
    </message>
    <message>
        <source>Comma list of float, binary, hash-L and lsh-L with any number of bits L.</source>
        <translation>Liste parmi float, binary, hash-L et lsh-L, avec un nombre quelconque L de bits.</translation>
    </message>
    <message>
        <source>Comma list of the bands that are {}, for example “B04, NDVI”; empty means all bands. An index that the series does not have is computed from its bands.</source>
        <translation>Liste des bandes {}, séparées par des virgules, par exemple « B04, NDVI » ; vide : toutes les bandes. Un indice que la série n'a pas est calculé à partir de ses bandes.</translation>
    </message>
    <message>
        <source>Comma list of whole days; 1 stands for a single missing date.</source>
        <translation>Liste de jours entiers séparés par des virgules ; 1 désigne une seule date manquante.</translation>
    </message>
    <message>
        <source>Comma list such as “B04, B08” or “red, nir”; empty means all bands of 10 and 20 m (Sentinel-2) or the six colours (others). The cloud mask comes along. Fewer bands are fetched faster.</source>
        <translation>Liste séparée par des virgules, par exemple « B04, B08 » ou « red, nir » ; vide signifie toutes les bandes de 10 et 20 m (Sentinel-2) ou les six couleurs (autres). Le masque de nuages est joint. Moins de bandes arrivent plus vite.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08, NDVI”; empty means all bands, of several sensors those that all share. An index is reconstructed as a series of its own, which is more accurate than computing it from reconstructed bands.</source>
        <translation>Liste séparée par des virgules, par exemple « B04, B08, NDVI » ; vide signifie toutes les bandes, avec plusieurs capteurs celles que tous possèdent. Un indice est reconstruit comme une série à part, ce qui est plus exact que de le calculer à partir de bandes reconstruites.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08”; empty means all bands.</source>
        <translation>Liste séparée par des virgules, par exemple « B04, B08 » ; vide : toutes les bandes.</translation>
    </message>
    <message>
        <source>Comma list, for example “NDVI, NDMI”.</source>
        <translation>Liste séparée par des virgules, par exemple « NDVI, NDMI ».</translation>
    </message>
    <message>
        <source>Compare the image nearest to the date on the map with the result: drag the line</source>
        <translation>Comparer l'image la plus proche de la date de la carte avec le résultat : déplacez la ligne</translation>
    </message>
    <message>
        <source>Compare what was observed with what was reconstructed</source>
        <translation>Comparer l’observé et le reconstruit</translation>
    </message>
    <message>
        <source>Compiled kernels in</source>
        <translation>Noyaux compilés dans</translation>
    </message>
    <message>
        <source>Compiling the kernels; this is needed on the first run only.</source>
        <translation>Compilation des noyaux de calcul ; elle n'est nécessaire qu'à la première exécution.</translation>
    </message>
    <message>
        <source>Contact them</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Copernicus: S3 keys as user name and password; other: sent to its own host alone</source>
        <translation>Copernicus : clés S3 comme nom d’utilisateur et mot de passe ; autre : envoyé à son propre serveur seulement</translation>
    </message>
    <message>
        <source>Copied, but the dates corrected by hand are not part of it: to keep them outside the dock, put them in the file names.</source>
        <translation>Copié, mais les dates corrigées à la main n'en font pas partie : pour les garder hors du panneau, mettez-les dans les noms de fichiers.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copier comme</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Copier en Python</translation>
    </message>
    <message>
        <source>Copy as qgis_process command</source>
        <translation>Copier comme commande qgis_process</translation>
    </message>
    <message>
        <source>Corner by corner up to a right click, or a click on a polygon of a layer</source>
        <translation>Coin par coin jusqu’à un clic droit, ou un clic sur un polygone d’une couche</translation>
    </message>
    <message>
        <source>Curves over time at points or over polygons: rows, a table and a page of drawings.</source>
        <translation>Courbes dans le temps en des points ou sur des polygones : lignes, tableau et page de graphiques.</translation>
    </message>
    <message>
        <source>Curves: {}, {} to {}, from {:.2f} to {:.2f}; the example's in grey.</source>
        <translation>Courbes : {}, {} à {}, de {:.2f} à {:.2f} ; celle de l'exemple en gris.</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Ordonnanceur Dask</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Date, size and confidence of harvest, mowing, fire and other breaks per pixel.</source>
        <translation>Date, ampleur et confiance des récoltes, fauches, feux et autres ruptures par pixel.</translation>
    </message>
    <message>
        <source>Dated rasters into one raster per band that plays band by band, and back.</source>
        <translation>Des rasters datés à un raster par bande qui se lit bande par bande, et retour.</translation>
    </message>
    <message>
        <source>Dated rasters, one of these: a folder</source>
        <translation>Rasters datés, au choix : un dossier</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Dates hidden from the whole scene, from a part of it as clouds hide them, or both.</source>
        <translation>Dates cachées dans toute la scène, dans une partie d'elle comme les cachent les nuages, ou les deux.</translation>
    </message>
    <message>
        <source>Dates on which less of a polygon is clear are left out for that polygon.</source>
        <translation>Les dates où une part moindre d'un polygone est claire sont omises pour ce polygone.</translation>
    </message>
    <message>
        <source>Dates, from</source>
        <translation>Dates, du</translation>
    </message>
    <message>
        <source>Dates, to</source>
        <translation>Dates, au</translation>
    </message>
    <message>
        <source>Days to the nearest clear observation</source>
        <translation>Jours jusqu'à l'observation claire la plus proche</translation>
    </message>
    <message>
        <source>Days within which it happens</source>
        <translation>Jours pendant lesquels elle a lieu</translation>
    </message>
    <message>
        <source>Describe the places of the result by their course over the year, then search</source>
        <translation>Décrire les lieux du résultat par leur évolution dans l'année, puis chercher</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Distances of float</source>
        <translation>Distances de float</translation>
    </message>
    <message>
        <source>Done in about {}: the tab Result shows it.</source>
        <translation>Terminé en {} environ : l’onglet Résultat le montre.</translation>
    </message>
    <message>
        <source>Done; the layers are being loaded.</source>
        <translation>Terminé ; les couches se chargent.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Draw on the map how alike every place is to the examples</source>
        <translation>Dessiner sur la carte à quel point chaque lieu ressemble aux exemples</translation>
    </message>
    <message>
        <source>Draw what you look for</source>
        <translation>Dessiner ce que vous cherchez</translation>
    </message>
    <message>
        <source>Drawing {} dates</source>
        <translation>Dessin de {} dates</translation>
    </message>
    <message>
        <source>Draws which chips ask; the same seed gives the same split.</source>
        <translation>Tire les imagettes qui interrogent ; la même graine donne le même partage.</translation>
    </message>
    <message>
        <source>Drop layers or a folder here</source>
        <translation>Déposez ici des couches ou un dossier</translation>
    </message>
    <message>
        <source>Drop missed cloud, haze and shadow</source>
        <translation>Écarter nuages, brume et ombres non masqués</translation>
    </message>
    <message>
        <source>Drop what stands out in time</source>
        <translation>Écarter ce qui se détache dans le temps</translation>
    </message>
    <message>
        <source>END ({last}) is before the first acquisition ({first}): choose a period that the inputs cover.</source>
        <translation>END ({last}) précède la première acquisition ({first}) : choisissez une période que couvrent les entrées.</translation>
    </message>
    <message>
        <source>EXTENT does not overlap the rasters: choose an extent inside them, or leave it empty.</source>
        <translation>EXTENT ne recouvre pas les rasters : choisissez une emprise à l'intérieur, ou laissez-le vide.</translation>
    </message>
    <message>
        <source>EXTENT is empty: draw a box, or choose a layer or the canvas.</source>
        <translation>EXTENT est vide : dessinez un rectangle, ou choisissez une couche ou la carte.</translation>
    </message>
    <message>
        <source>EXTENT lies where its CRS does not reach: check both.</source>
        <translation>EXTENT se trouve là où son SCR ne s'étend pas : vérifiez les deux.</translation>
    </message>
    <message>
        <source>EXTENT lies where no UTM zone reaches: choose an area nearer by.</source>
        <translation>EXTENT se trouve là où aucune zone UTM ne s'étend : choisissez une zone plus proche.</translation>
    </message>
    <message>
        <source>EXTENT lies where the CRS of the rasters does not reach: check both.</source>
        <translation>EXTENT se trouve là où le SCR des rasters ne s'étend pas : vérifiez les deux.</translation>
    </message>
    <message>
        <source>EXTENT reaches over the antimeridian (180 degrees): download either side by itself.</source>
        <translation>EXTENT franchit l'antiméridien (180 degrés) : téléchargez chaque côté séparément.</translation>
    </message>
    <message>
        <source>Each as a series of its own; where both polarisations are there.</source>
        <translation>Chacun comme une série à part ; là où les deux polarisations sont présentes.</translation>
    </message>
    <message>
        <source>Edge of a chip, in pixels of the finest raster or of RESOLUTION.</source>
        <translation>Côté d'une imagette, en pixels du raster le plus fin ou de RESOLUTION.</translation>
    </message>
    <message>
        <source>Edge of a place; choose it about as large as what you look for</source>
        <translation>Côté d'un lieu ; choisissez-le à peu près de la taille de ce que vous cherchez</translation>
    </message>
    <message>
        <source>Empty means all ground of the rasters; examples may lie outside.</source>
        <translation>Vide signifie tout le terrain des rasters ; les exemples peuvent se trouver en dehors.</translation>
    </message>
    <message>
        <source>Empty means the ground that all optical rasters have in common; of tiles side by side what they cover together. Whatever is learned comes from this extent, so another gives the same pixels slightly other values, unless LEARN_FROM is offered and says scene.</source>
        <translation>Vide signifie le terrain que tous les rasters optiques ont en commun ; pour des tuiles juxtaposées, ce qu'elles couvrent ensemble. Tout ce qui est appris vient de cette emprise ; une autre donne donc aux mêmes pixels des valeurs un peu différentes, sauf là où LEARN_FROM est proposé et vaut scene.</translation>
    </message>
    <message>
        <source>Empty means the ground that all rasters have in common; of tiles side by side what they cover together. What is learned on the way (levels of orbits, beginnings of seasons, what cloud looks like) comes from this extent.</source>
        <translation>Vide signifie le terrain que tous les rasters ont en commun ; pour des tuiles juxtaposées, ce qu'elles couvrent ensemble. Ce qui est appris en chemin (niveaux des orbites, débuts des saisons, aspect des nuages) vient de cette emprise.</translation>
    </message>
    <message>
        <source>Empty means “STORI” and the name of the series.</source>
        <translation>Vide : « STORI » et le nom de la série.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <source>Encodes the chips of a raster, a series or a folder, to find those that look alike.</source>
        <translation>Encode les imagettes d'un raster, d'une série ou d'un dossier, pour retrouver celles qui se ressemblent.</translation>
    </message>
    <message>
        <source>Encoding {chips} chips ({encoder})</source>
        <translation>Encodage de {chips} imagettes ({encoder})</translation>
    </message>
    <message>
        <source>Error by gap length, hidden against predicted values, example pixels.</source>
        <translation>Erreur selon la longueur des lacunes, valeurs cachées contre prédites, pixels d'exemple.</translation>
    </message>
    <message>
        <source>Errors by length of gap</source>
        <translation>Erreurs selon la durée de la lacune</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Estimation</translation>
    </message>
    <message>
        <source>Evaluate retrieval</source>
        <translation>Évaluer la recherche</translation>
    </message>
    <message>
        <source>Evaluating {}</source>
        <translation>Évaluation de {}</translation>
    </message>
    <message>
        <source>Every place of it counts; of an index of embeddings every pixel of its rasters.</source>
        <translation>Chacun de ses lieux compte ; d'un index de plongements, chaque pixel de ses rasters.</translation>
    </message>
    <message>
        <source>Everywhere needs an example.</source>
        <translation>« Partout » demande un exemple.</translation>
    </message>
    <message>
        <source>Everywhere needs places on the map, which this index does not have.</source>
        <translation>« Partout » demande des lieux sur la carte, que cet index n'a pas.</translation>
    </message>
    <message>
        <source>Example models</source>
        <translation>Modèles d'exemple</translation>
    </message>
    <message>
        <source>Example: a point</source>
        <translation>Exemple : un point</translation>
    </message>
    <message>
        <source>Example: an image</source>
        <translation>Exemple : une image</translation>
    </message>
    <message>
        <source>Example: points or polygons</source>
        <translation>Exemple : points ou polygones</translation>
    </message>
    <message>
        <source>Example: the chips of another index</source>
        <translation>Exemple : les imagettes d'un autre index</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>Exporter en PNG…</translation>
    </message>
    <message>
        <source>Export or clear</source>
        <translation>Exporter ou effacer</translation>
    </message>
    <message>
        <source>Export pixels</source>
        <translation>Exporter les pixels</translation>
    </message>
    <message>
        <source>Export plot</source>
        <translation>Exporter le graphique</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <source>Fading what is unsure</source>
        <translation>Ce qui est incertain s'estompe</translation>
    </message>
    <message>
        <source>Fetching acquisitions</source>
        <translation>Récupération des acquisitions</translation>
    </message>
    <message>
        <source>Field curves…</source>
        <translation>Courbes de parcelles…</translation>
    </message>
    <message>
        <source>Field of the labels</source>
        <translation>Champ des étiquettes</translation>
    </message>
    <message>
        <source>Field that names the features</source>
        <translation>Champ qui nomme les entités</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>File of places</source>
        <translation>Fichier de lieux</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Files *.storiindex, of chips with labels.</source>
        <translation>Fichiers *.storiindex, d'imagettes étiquetées.</translation>
    </message>
    <message>
        <source>Files are read from this computer; STORI fetches nothing.</source>
        <translation>Les fichiers sont lus sur cet ordinateur ; STORI ne télécharge rien.</translation>
    </message>
    <message>
        <source>Fill pixels that were never seen clear</source>
        <translation>Combler les pixels jamais vus clairs</translation>
    </message>
    <message>
        <source>Fill the gaps that clouds leave, with the help of SAR</source>
        <translation>Comble, à l'aide du SAR, les lacunes que laissent les nuages</translation>
    </message>
    <message>
        <source>Fills the gaps that clouds leave in optical time series, with the help of SAR.</source>
        <translation>Comble, à l'aide du SAR, les lacunes que les nuages laissent dans les séries optiques.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter: {} of {}</source>
        <translation>Filtre : {} sur {}</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Chercher…</translation>
    </message>
    <message>
        <source>Find similar places</source>
        <translation>Trouver des lieux semblables</translation>
    </message>
    <message>
        <source>Finding the acquisitions</source>
        <translation>Recherche des acquisitions</translation>
    </message>
    <message>
        <source>Finding the chips</source>
        <translation>Recherche des imagettes</translation>
    </message>
    <message>
        <source>Finding the dated rasters</source>
        <translation>Recherche des rasters datés</translation>
    </message>
    <message>
        <source>Finding the dates</source>
        <translation>Recherche des dates</translation>
    </message>
    <message>
        <source>Finish in the background</source>
        <translation>Terminer en arrière-plan</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Finalisation</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Première date</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folder for masks and copies</source>
        <translation>Dossier des masques et copies</translation>
    </message>
    <message>
        <source>Folder for the indices</source>
        <translation>Dossier des indices</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>Dossier des cartes</translation>
    </message>
    <message>
        <source>Folder for the prepared series</source>
        <translation>Dossier de la série préparée</translation>
    </message>
    <message>
        <source>Folder for the rasters</source>
        <translation>Dossier des rasters</translation>
    </message>
    <message>
        <source>Folder for the reconstructed rasters</source>
        <translation>Dossier des rasters reconstruits</translation>
    </message>
    <message>
        <source>Folder of SAR acquisitions</source>
        <translation>Dossier des acquisitions SAR</translation>
    </message>
    <message>
        <source>Folder of a result</source>
        <translation>Dossier d’un résultat</translation>
    </message>
    <message>
        <source>Folder of acquisitions</source>
        <translation>Dossier des acquisitions</translation>
    </message>
    <message>
        <source>Folder of chips</source>
        <translation>Dossier d'imagettes</translation>
    </message>
    <message>
        <source>Folder of embeddings</source>
        <translation>Dossier de plongements</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Dossier d'images</translation>
    </message>
    <message>
        <source>Folder of optical acquisitions</source>
        <translation>Dossier des acquisitions optiques</translation>
    </message>
    <message>
        <source>For SOURCE other: a STAC API with /search, such as https://example.org/stac.</source>
        <translation>Pour SOURCE other : une API STAC avec /search, par exemple https://example.org/stac.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of BAND=asset, such as “B04=red, B08=nir, VV=vv”; empty means that they are known by their names.</source>
        <translation>Pour SOURCE other : liste de BANDE=ressource séparée par des virgules, par exemple « B04=red, B08=nir, VV=vv » ; vide signifie qu'elles sont reconnues à leurs noms.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of the collections, optical and SAR.</source>
        <translation>Pour SOURCE other : liste des collections séparées par des virgules, optiques et SAR.</translation>
    </message>
    <message>
        <source>For example “ascending” or “descending 110”; empty keeps all.</source>
        <translation>Par exemple « ascending » ou « descending 110 » ; vide : toutes.</translation>
    </message>
    <message>
        <source>For sentinel2/, sentinel1/, download.json and download.html. A folder with an earlier download of the same area is gone on with. DRY_RUN needs none.</source>
        <translation>Pour sentinel2/, sentinel1/, download.json et download.html. Un dossier contenant un téléchargement antérieur de la même zone est poursuivi. DRY_RUN n’en a pas besoin.</translation>
    </message>
    <message>
        <source>For the parameter MODEL of the reconstruction and the validation.</source>
        <translation>Pour le paramètre MODEL de la reconstruction et de la validation.</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Trouvé : {}</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>From an area and two dates to folders of dated, cropped, aligned GeoTIFFs.</source>
        <translation>D'une zone et de deux dates à des dossiers de GeoTIFF datés, découpés et alignés.</translation>
    </message>
    <message>
        <source>From embeddings or an index: how alike every place is to points or polygons.</source>
        <translation>De plongements ou d'un index : à quel point chaque lieu ressemble à des points ou des polygones.</translation>
    </message>
    <message>
        <source>From one chip to the next; less than the size lets chips overlap.</source>
        <translation>D'une imagette à la suivante ; moins que la taille les fait se recouvrir.</translation>
    </message>
    <message>
        <source>GIF (*.gif);;MP4, needs ffmpeg (*.mp4);;WebM, needs ffmpeg (*.webm)</source>
        <translation>GIF (*.gif);;MP4, demande ffmpeg (*.mp4);;WebM, demande ffmpeg (*.webm)</translation>
    </message>
    <message>
        <source>GP fusion</source>
        <translation>Fusion GP</translation>
    </message>
    <message>
        <source>Gap lengths (days)</source>
        <translation>Longueurs des lacunes (jours)</translation>
    </message>
    <message>
        <source>Gap-free</source>
        <translation>Sans lacunes</translation>
    </message>
    <message>
        <source>Gap-free reflectance from SAR and cloudy optical series.</source>
        <translation>Réflectance sans lacunes à partir de SAR et de séries optiques nuageuses.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lacunes</translation>
    </message>
    <message>
        <source>Get acquisitions of a place</source>
        <translation>Obtenir les acquisitions d'un lieu</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Continuer avec</translation>
    </message>
    <message>
        <source>Go on with an interrupted run</source>
        <translation>Reprendre un calcul interrompu</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Continuer sans</translation>
    </message>
    <message>
        <source>Going on with an interrupted run: {share:.0f} % of the ground is done.</source>
        <translation>Reprise d'une exécution interrompue : {share:.0f} % du terrain est fait.</translation>
    </message>
    <message>
        <source>Grey out masked clouds</source>
        <translation>Griser les nuages masqués</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Fichiers HTML (*.html)</translation>
    </message>
    <message>
        <source>Harmonic waves</source>
        <translation>Ondes harmoniques</translation>
    </message>
    <message>
        <source>Harvest map…</source>
        <translation>Carte des récoltes…</translation>
    </message>
    <message>
        <source>How all dates are drawn, observed and reconstructed</source>
        <translation>Comment toutes les dates sont dessinées, observées et reconstruites</translation>
    </message>
    <message>
        <source>How far off the result is was not measured: with the method auto a run compares methods on dates that it hides.</source>
        <translation>L'écart du résultat n'a pas été mesuré : avec la méthode auto, un traitement compare les méthodes sur des dates qu'il cache.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>How many dates are shown in a second.</source>
        <translation>Nombre de dates montrées en une seconde.</translation>
    </message>
    <message>
        <source>How many places to show</source>
        <translation>Nombre de lieux à montrer</translation>
    </message>
    <message>
        <source>How the pictures are drawn</source>
        <translation>Comment les images sont dessinées</translation>
    </message>
    <message>
        <source>I have &amp;rasters</source>
        <translation>J’ai des &amp;rasters</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>In any CRS; only selected features where the box is ticked.</source>
        <translation>Dans tout SCR ; seulement les entités sélectionnées si la case est cochée.</translation>
    </message>
    <message>
        <source>In the unit of the band: index units, or reflectance from 0 to 1.</source>
        <translation>Dans l'unité de la bande : unités de l'indice, ou réflectance de 0 à 1.</translation>
    </message>
    <message>
        <source>In the unit of the index; pixels with less have no season.</source>
        <translation>Dans l'unité de l'indice ; en dessous, un pixel n'a pas de saison.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Index of places</source>
        <translation>Index de lieux</translation>
    </message>
    <message>
        <source>Indexes with labels</source>
        <translation>Index étiquetés</translation>
    </message>
    <message>
        <source>Indices</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Infrared</source>
        <translation>Infrarouge</translation>
    </message>
    <message>
        <source>Inspect acquisitions</source>
        <translation>Inspecter les acquisitions</translation>
    </message>
    <message>
        <source>It can be finished in the background while QGIS is closed, or be stopped: what it has finished is kept, and the same run goes on from there.</source>
        <translation>Elle peut se terminer en arrière-plan pendant que QGIS est fermé, ou être arrêtée : ce qui est fini est gardé, et la même exécution repart de là.</translation>
    </message>
    <message>
        <source>It is tried again first. leave-out: the acquisition counts as missing where it cannot be read, in squares of 128 pixels, with a warning and a line in the manifest; stop: the run stops. When most files fail at once it stops in any case.</source>
        <translation>Une nouvelle tentative est faite d'abord. leave-out : l'acquisition compte comme manquante là où elle est illisible, par carrés de 128 pixels, avec un avertissement et une ligne dans le manifeste ; stop : le calcul s'arrête. Si la plupart des fichiers échouent à la fois, il s'arrête dans tous les cas.</translation>
    </message>
    <message>
        <source>It shares its file with others, so it cannot be left out by itself.</source>
        <translation>Elle partage son fichier avec d'autres et ne peut donc pas être omise seule.</translation>
    </message>
    <message>
        <source>Its values are the labels, such as the crop of a field.</source>
        <translation>Ses valeurs sont les étiquettes, comme la culture d'une parcelle.</translation>
    </message>
    <message>
        <source>Its values become feature_id; empty means the feature's own number.</source>
        <translation>Ses valeurs deviennent feature_id ; vide : le numéro de l'entité.</translation>
    </message>
    <message>
        <source>Keep clear observations</source>
        <translation>Garder les observations claires</translation>
    </message>
    <message>
        <source>Keep clear observations as they are</source>
        <translation>Garder les observations claires</translation>
    </message>
    <message>
        <source>Keep only this orbit</source>
        <translation>Ne garder que cette orbite</translation>
    </message>
    <message>
        <source>Keep the pixels shown, and compare them with the next</source>
        <translation>Garder les pixels montrés et les comparer aux suivants</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>LEARN_FROM is “{choice}”: choose one of {choices}.</source>
        <translation>LEARN_FROM est « {choice} » : choisissez parmi {choices}.</translation>
    </message>
    <message>
        <source>Labels of a folder of chips</source>
        <translation>Étiquettes d'un dossier de vignettes</translation>
    </message>
    <message>
        <source>Labels: polygons</source>
        <translation>Étiquettes : polygones</translation>
    </message>
    <message>
        <source>Landsat QA_PIXEL</source>
        <translation>Landsat QA_PIXEL</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Dernière date</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Apprendre de</translation>
    </message>
    <message>
        <source>Learning from the scene</source>
        <translation>Apprentissage à partir de la scène</translation>
    </message>
    <message>
        <source>Learning the encoder {encoder} from the chips</source>
        <translation>Apprentissage de l'encodeur {encoder} à partir des imagettes</translation>
    </message>
    <message>
        <source>Learning {series}: </source>
        <translation>Apprentissage de {series} : </translation>
    </message>
    <message>
        <source>Learning {what} from {pixels} pixels on {dates} dates.</source>
        <translation>Apprentissage de {what} sur {pixels} pixels à {dates} dates.</translation>
    </message>
    <message>
        <source>Least gain of the network for auto (%)</source>
        <translation>Gain minimal du réseau pour auto (%)</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>La laisser de côté</translation>
    </message>
    <message>
        <source>Leave these {} out</source>
        <translation>Laisser ces {} de côté</translation>
    </message>
    <message>
        <source>Leaves out clear observations that stand out from what came before and after, as cloud and shadow do; harvest, mowing and ploughing stay. The report says how many.</source>
        <translation>Écarte les observations claires qui se détachent de l'avant et de l'après comme le font nuages et ombres ; récolte, fauche et labour restent. Le rapport en donne le nombre.</translation>
    </message>
    <message>
        <source>Less like the selected (−)</source>
        <translation>Moins comme les sélectionnés (−)</translation>
    </message>
    <message>
        <source>Let colours of the result give way where its standard deviation is large</source>
        <translation>Laisser les couleurs du résultat s'effacer là où son écart type est grand</translation>
    </message>
    <message>
        <source>Let stori train on the scene</source>
        <translation>Laisser stori s'entraîner sur la scène</translation>
    </message>
    <message>
        <source>Levels orbits, filters speckle, and writes VV, VH, RVI and VH/VV, also split.</source>
        <translation>Met les orbites à niveau, filtre le chatoiement, et écrit VV, VH, RVI et VH/VV, décomposés aussi.</translation>
    </message>
    <message>
        <source>Lists what is in folders of optical and SAR rasters, and what looks odd about it.</source>
        <translation>Dresse la liste du contenu de dossiers de rasters optiques et SAR, et de ce qui y paraît anormal.</translation>
    </message>
    <message>
        <source>Load a dated series</source>
        <translation>Charger une série datée</translation>
    </message>
    <message>
        <source>Loading STORI</source>
        <translation>Chargement de STORI</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>Chargement du moteur</translation>
    </message>
    <message>
        <source>Loading the plot</source>
        <translation>Chargement du graphique</translation>
    </message>
    <message>
        <source>Loads a folder of dated rasters as groups that the Temporal Controller can play.</source>
        <translation>Charge un dossier de rasters datés en groupes que le contrôleur temporel peut lire.</translation>
    </message>
    <message>
        <source>Longest stretch without an optical acquisition of less than {cloud:.0f} % cloud: {days}, {first} to {last}.</source>
        <translation>Plus longue période sans acquisition optique de moins de {cloud:.0f} % de nuages : {days}, du {first} au {last}.</translation>
    </message>
    <message>
        <source>Look at a whole field: click a polygon of a layer, or set the corners of one and end it with a right click</source>
        <translation>Regarder une parcelle entière : cliquer sur un polygone d'une couche, ou en poser les sommets et terminer par un clic droit</translation>
    </message>
    <message>
        <source>Looking at the layers</source>
        <translation>Examen des couches</translation>
    </message>
    <message>
        <source>Looking at the rasters</source>
        <translation>Examen des rasters</translation>
    </message>
    <message>
        <source>Looking for a result</source>
        <translation>Recherche d’un résultat</translation>
    </message>
    <message>
        <source>Looking for acquisitions</source>
        <translation>Recherche des acquisitions</translation>
    </message>
    <message>
        <source>Looking for the images of the project</source>
        <translation>Recherche des images du projet</translation>
    </message>
    <message>
        <source>Looking into {}</source>
        <translation>Examen de {}</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:,.10g} m, which is {radius:,.0f} pixels: give {widest:,.0f} m or less.</source>
        <translation>MASK_BUFFER est {metres:,.10g} m, soit {radius:,.0f} pixels : donnez {widest:,.0f} m ou moins.</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:g}: give metres, 0 or more.</source>
        <translation>MASK_BUFFER est {metres:g} : donnez des mètres, 0 ou plus.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB, but this many dates and bands need {needed} MiB with {workers} workers: raise MEMORY, or lower WORKERS or the number of bands.</source>
        <translation>MEMORY est {memory} Mio, mais autant de dates et de bandes demandent {needed} Mio avec {workers} fils : augmentez MEMORY, ou réduisez WORKERS ou le nombre de bandes.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB: give {least} or more.</source>
        <translation>MEMORY est {memory} Mio : donnez {least} ou plus.</translation>
    </message>
    <message>
        <source>METHOD is “{method}”: choose one of {choices}.</source>
        <translation>METHOD est « {method} » : choisissez parmi {choices}.</translation>
    </message>
    <message>
        <source>MM-DD, a day when little grows; auto finds one. A season lasts a year.</source>
        <translation>MM-JJ, un jour où peu de choses poussent ; auto en trouve un. Une saison dure un an.</translation>
    </message>
    <message>
        <source>MODIS, VIIRS, Sentinel-3, PROBA-V: a sensor that sees more dates in larger pixels, and guides the optical images through gaps</source>
        <translation>MODIS, VIIRS, Sentinel-3, PROBA-V : un capteur qui voit plus de dates en pixels plus grands et guide les images optiques à travers les lacunes</translation>
    </message>
    <message>
        <source>Made by “Build an index of places”.</source>
        <translation>Fait par « Construire un index de lieux ».</translation>
    </message>
    <message>
        <source>Make a file of places from a result or a raster</source>
        <translation>Créer un fichier de lieux à partir d'un résultat ou d'un raster</translation>
    </message>
    <message>
        <source>Makes a difference with an extent. extent: methods, standard deviations and levels of SAR are learned there, where they fit best; tiles computed one by one differ a little where they meet. scene: they are learned from all the ground that the rasters share, so that every pixel has the same values whatever the extent.</source>
        <translation>Compte quand une emprise est donnée. extent : méthodes, écarts types et niveaux du SAR y sont appris, là où ils conviennent le mieux ; des tuiles calculées une à une diffèrent un peu là où elles se touchent. scene : ils sont appris sur tout le terrain que les rasters partagent, de sorte que chaque pixel a les mêmes valeurs quelle que soit l'emprise.</translation>
    </message>
    <message>
        <source>Makes a network for the method stori from your own scenes or tables of series.</source>
        <translation>Fait un réseau pour la méthode stori à partir de vos scènes ou tableaux de séries.</translation>
    </message>
    <message>
        <source>Making a season of farmland: cloudy images and SAR…</source>
        <translation>Création d'une saison de terres agricoles : images nuageuses et SAR…</translation>
    </message>
    <message>
        <source>Manifest (JSON): all that repeats the run</source>
        <translation>Manifeste (JSON) : tout ce qui permet de refaire le calcul</translation>
    </message>
    <message>
        <source>Manifest (JSON): inputs, parameters, outputs</source>
        <translation>Manifeste (JSON) : entrées, paramètres, sorties</translation>
    </message>
    <message>
        <source>Manifest (JSON): what came of what</source>
        <translation>Manifeste (JSON) : ce qui vient de quoi</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Mark start, peak and end of the seasons on the curve</source>
        <translation>Marquer le début, le maximum et la fin des saisons sur la courbe</translation>
    </message>
    <message>
        <source>Mark sudden changes on the curve, such as harvests</source>
        <translation>Marquer les changements soudains sur la courbe, tels que les récoltes</translation>
    </message>
    <message>
        <source>Mask clouds</source>
        <translation>Masquer les nuages</translation>
    </message>
    <message>
        <source>Masks of yes and no</source>
        <translation>Masques de oui et non</translation>
    </message>
    <message>
        <source>May be left out. Searched with its subfolders: MODIS, VIIRS, Sentinel-3, PROBA-V or other dated rasters of a sensor that sees more dates in larger pixels, with their masks.</source>
        <translation>Peut être omis. Parcouru avec ses sous-dossiers : MODIS, VIIRS, Sentinel-3, PROBA-V ou d'autres rasters datés d'un capteur qui voit plus de dates en pixels plus grands, avec leurs masques.</translation>
    </message>
    <message>
        <source>Mean and deviation of the photographs that it saw; auto: as its files and names tell; imagenet: DeiT, DINO, MAE, torchvision; half: 0.5, ViT of timm.</source>
        <translation>Moyenne et écart des photographies qu'il a vues ; auto : ce qu'en disent ses fichiers et ses noms ; imagenet : DeiT, DINO, MAE, torchvision ; half : 0,5, ViT de timm.</translation>
    </message>
    <message>
        <source>Mean average precision of encoders, codes and distances on chips with labels.</source>
        <translation>Précision moyenne (mAP) d'encodeurs, de codes et de distances sur des imagettes étiquetées.</translation>
    </message>
    <message>
        <source>Measuring clouds</source>
        <translation>Mesure des nuages</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Memory (MiB)</source>
        <translation>Mémoire (Mio)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source>Methods that learn from all the ground that the images share give a pixel the same values whatever the area.</source>
        <translation>Les méthodes qui apprennent de tout le terrain que les images partagent donnent à un pixel les mêmes valeurs quelle que soit la zone.</translation>
    </message>
    <message>
        <source>Milvus: file or address</source>
        <translation>Milvus : fichier ou adresse</translation>
    </message>
    <message>
        <source>Model files (*.npz)</source>
        <translation>Fichiers de modèle (*.npz)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More like the selected (+)</source>
        <translation>Plus comme les sélectionnés (+)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Plus d'options</translation>
    </message>
    <message>
        <source>More scenes</source>
        <translation>Autres scènes</translation>
    </message>
    <message>
        <source>Most breaks per pixel</source>
        <translation>Nombre maximal de ruptures par pixel</translation>
    </message>
    <message>
        <source>Most cloud (per cent)</source>
        <translation>Nébulosité maximale (pour cent)</translation>
    </message>
    <message>
        <source>Most days off</source>
        <translation>Écart maximal (jours)</translation>
    </message>
    <message>
        <source>Most missing (per cent)</source>
        <translation>Manque maximal (pour cent)</translation>
    </message>
    <message>
        <source>Move what is selected to another list</source>
        <translation>Déplacer la sélection dans une autre liste</translation>
    </message>
    <message>
        <source>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI and others of every date of a series.</source>
        <translation>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI et d'autres pour chaque date d'une série.</translation>
    </message>
    <message>
        <source>Name of the layer group</source>
        <translation>Nom du groupe de couches</translation>
    </message>
    <message>
        <source>Nearest: {} at distance {:.4g}.</source>
        <translation>Le plus proche : {}, à la distance {:.4g}.</translation>
    </message>
    <message>
        <source>Network to start from</source>
        <translation>Réseau de départ</translation>
    </message>
    <message>
        <source>Network weights</source>
        <translation>Poids du réseau</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>New here? A small made-up scene shows in a minute what STORI does.</source>
        <translation>Nouveau ici ? Une petite scène inventée montre en une minute ce que fait STORI.</translation>
    </message>
    <message>
        <source>No acquisition date was found for {files}: put the date in the file name ({forms}) or in the metadata item ACQUISITION_DATE, or set the layer's temporal range, or take it out.{request}</source>
        <translation>Aucune date d'acquisition n'a été trouvée pour {files} : mettez la date dans le nom du fichier ({forms}) ou dans la métadonnée ACQUISITION_DATE, ou fixez l'étendue temporelle de la couche, ou retirez-le.{request}</translation>
    </message>
    <message>
        <source>No acquisition has a pixel within EXTENT: choose another or more dates.</source>
        <translation>Aucune acquisition n'a de pixel dans EXTENT : choisissez-en une autre ou plus de dates.</translation>
    </message>
    <message>
        <source>No acquisition lies between {first} and {last}: widen START and END, or give STEP as a duration such as P10D.</source>
        <translation>Aucune acquisition ne se trouve entre {first} et {last} : élargissez START et END, ou donnez STEP comme une durée telle que P10D.</translation>
    </message>
    <message>
        <source>No break: no two dates of the curve lie within {} days.</source>
        <translation>Aucune rupture : la courbe n'a pas deux dates à moins de {} jours.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {} at most; {} is asked for.</source>
        <translation>Aucune rupture : en {} jours elle change de {} au plus ; {} est demandé.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {}, but as steadily as around.</source>
        <translation>Aucune rupture : en {} jours elle change de {}, mais au rythme des alentours.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {} at most; {} is asked for.</source>
        <translation>Aucune rupture : en {} jours elle baisse de {} au plus ; {} est demandé.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {}, but as steadily as around.</source>
        <translation>Aucune rupture : en {} jours elle baisse de {}, mais au rythme des alentours.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {} at most; {} is asked for.</source>
        <translation>Aucune rupture : en {} jours elle monte de {} au plus ; {} est demandé.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {}, but as steadily as around.</source>
        <translation>Aucune rupture : en {} jours elle monte de {}, mais au rythme des alentours.</translation>
    </message>
    <message>
        <source>No clear observation of {bands} was found on any date: check CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START and END leave something.</source>
        <translation>Aucune observation claire de {bands} n'a été trouvée à aucune date : vérifiez CLOUD_MASK et CLEAR_CLASSES, la valeur nodata, et que START et END laissent quelque chose.</translation>
    </message>
    <message>
        <source>No optical acquisition has all the bands {bands}: ask for fewer bands.</source>
        <translation>Aucune acquisition optique n'a toutes les bandes {bands} : demandez-en moins.</translation>
    </message>
    <message>
        <source>No optical image with a date was found in what you chose: add others in the Data tab.</source>
        <translation>Aucune image optique datée dans votre choix : ajoutez-en d'autres dans l'onglet Données.</translation>
    </message>
    <message>
        <source>No optical rasters were given: choose layers in OPTICAL or a folder in OPTICAL_FOLDER.</source>
        <translation>Aucun raster optique n'a été donné : choisissez des couches dans OPTICAL ou un dossier dans OPTICAL_FOLDER.</translation>
    </message>
    <message>
        <source>No season: none with an amplitude of {} or more lies wholly between the dates.</source>
        <translation>Aucune saison : aucune d'une amplitude de {} ou plus ne tient entière entre les dates.</translation>
    </message>
    <message>
        <source>No {role} rasters were given: choose some, or their folder.</source>
        <translation>Aucun raster n'a été donné ({role}) : choisissez-en, ou leur dossier.</translation>
    </message>
    <message>
        <source>None of the {role} rasters holds {wanted}: choose others.</source>
        <translation>Aucun des rasters ({role}) ne contient {wanted} : choisissez-en d'autres.</translation>
    </message>
    <message>
        <source>None: nodata alone</source>
        <translation>Aucun : nodata seul</translation>
    </message>
    <message>
        <source>Nothing is asked for: choose OPTICAL, or switch SAR on.</source>
        <translation>Rien n'est demandé : choisissez OPTICAL, ou activez le SAR.</translation>
    </message>
    <message>
        <source>Nothing tells what the {count} bands of the coarse rasters are ({name}): describe them as red, nir and so on, or name the files by product and band, so that they tell of {names}; or leave COARSE out.</source>
        <translation>Rien ne dit ce que sont les {count} bandes des rasters grossiers ({name}) : décrivez-les comme red, nir, etc., ou nommez les fichiers d'après le produit et la bande, pour qu'ils renseignent sur {names} ; ou laissez COARSE vide.</translation>
    </message>
    <message>
        <source>Number of chips</source>
        <translation>Nombre d'imagettes</translation>
    </message>
    <message>
        <source>Number of places</source>
        <translation>Nombre de lieux</translation>
    </message>
    <message>
        <source>Numbers or bits; bits are much smaller.</source>
        <translation>Nombres ou bits ; les bits sont bien plus compacts.</translation>
    </message>
    <message>
        <source>OPTICAL and COARSE are the same rasters: give those of the finer sensor in OPTICAL and those of the coarser one in COARSE, each in a folder of its own.</source>
        <translation>OPTICAL et COARSE sont les mêmes rasters : donnez ceux du capteur plus fin dans OPTICAL et ceux du plus grossier dans COARSE, chacun dans son propre dossier.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): choose another folder.</source>
        <translation>OUTPUT {output} ne peut pas être écrit ({reason}) : choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): free some disk or choose another place, and run it again; what is there is kept.</source>
        <translation>OUTPUT {output} ne peut pas être écrit ({reason}) : libérez du disque ou choisissez un autre endroit, et relancez ; ce qui est là est gardé.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written to ({reason}): choose another folder.</source>
        <translation>Impossible d'écrire dans OUTPUT {output} ({reason}) : choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds acquisitions of another area or resolution ({name}): choose another folder, or the same area.</source>
        <translation>OUTPUT {output} contient des acquisitions d'une autre zone ou résolution ({name}) : choisissez un autre dossier, ou la même zone.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds the unfinished work of a run that differs: {differences}. Run it as it was to go on with it, turn RESUME off to begin anew, or choose another folder.</source>
        <translation>OUTPUT {output} contient le travail inachevé d'une exécution différente : {differences}. Relancez-la telle quelle pour la continuer, désactivez RESUME pour recommencer, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is the folder of the input {path}: choose a folder of its own.</source>
        <translation>OUTPUT {output} est le dossier de l'entrée {path} : choisissez un dossier à part.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is where another run is writing right now: choose another folder, or wait for it.</source>
        <translation>Une autre exécution écrit en ce moment dans OUTPUT {output} : choisissez un autre dossier, ou attendez-la.</translation>
    </message>
    <message>
        <source>OUTPUT {output} went away while the run was writing ({reason}): connect its drive again or choose another folder, then run it again.</source>
        <translation>OUTPUT {output} a disparu pendant l'écriture ({reason}) : reconnectez son lecteur ou choisissez un autre dossier, puis relancez.</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observé</translation>
    </message>
    <message>
        <source>Observed clear</source>
        <translation>Observé, clair</translation>
    </message>
    <message>
        <source>Of VV, VH and CR in the result; the unit of the input is detected.</source>
        <translation>De VV, VH et CR dans le résultat ; l'unité de l'entrée est reconnue.</translation>
    </message>
    <message>
        <source>Of random filters and hyperplanes; the same seed gives the same index.</source>
        <translation>Des filtres et hyperplans aléatoires ; la même graine donne le même index.</translation>
    </message>
    <message>
        <source>Of the same encoder and code: build it with the encoder of the first.</source>
        <translation>De mêmes encodeur et code : construisez-le avec l'encodeur du premier.</translation>
    </message>
    <message>
        <source>Of {sensor} nothing was found in this period.</source>
        <translation>De {sensor} rien n'a été trouvé dans cette période.</translation>
    </message>
    <message>
        <source>Off: every orbit becomes a series of its own.</source>
        <translation>Décoché : chaque orbite devient une série à part.</translation>
    </message>
    <message>
        <source>On the ground of the index, in any CRS.</source>
        <translation>Sur le terrain de l'index, dans tout SCR.</translation>
    </message>
    <message>
        <source>On what is looked for, in any CRS.</source>
        <translation>Sur ce qui est cherché, dans tout SCR.</translation>
    </message>
    <message>
        <source>On what is not looked for.</source>
        <translation>Sur ce qui n'est pas cherché.</translation>
    </message>
    <message>
        <source>On: clear pixels keep their measured value. Off: they get the fit, with less noise.</source>
        <translation>Coché : les pixels clairs gardent leur valeur mesurée. Décoché : ils reçoivent l'ajustement, moins bruité.</translation>
    </message>
    <message>
        <source>On: date and kind stand above each map. Off: the maps and the bar of time only.</source>
        <translation>Coché : date et nature au-dessus de chaque carte. Décoché : les cartes et la barre de temps seulement.</translation>
    </message>
    <message>
        <source>On: finished blocks outlive Cancel, a crash or a full disk in a hidden folder of the output, and the same run into the same folder goes on from them; one with other inputs or parameters is refused. Off: begins anew and keeps nothing unfinished.</source>
        <translation>Coché : les blocs finis survivent à l'annulation, à une panne ou à un disque plein, dans un dossier caché de la sortie, et le même calcul vers le même dossier reprend à partir d'eux ; un calcul aux entrées ou paramètres différents est refusé. Décoché : recommence à zéro et ne garde rien d'inachevé.</translation>
    </message>
    <message>
        <source>On: the time range of the project becomes that of the series. Off: it is kept.</source>
        <translation>Coché : l'intervalle temporel du projet devient celui de la série. Décoché : il est gardé.</translation>
    </message>
    <message>
        <source>On: they get what the scene and their SAR say of that date, with the wide interval that it deserves, and their own class in the quality. Off: they stay empty.</source>
        <translation>Coché : ils reçoivent ce que la scène et leur SAR disent de cette date, avec le large intervalle que cela mérite, et leur propre classe dans la qualité. Décoché : ils restent vides.</translation>
    </message>
    <message>
        <source>On: what the cloud masks of the clouded acquisitions hide is grey. Off: as seen.</source>
        <translation>Coché : ce que cachent les masques de nuages est gris. Décoché : tel que vu.</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, &lt;series&gt;_YYYYMMDD.tif, beside manifest.json, report and log.</source>
        <translation>Un GeoTIFF par date, &lt;series&gt;_YYYYMMDD.tif, à côté de manifest.json, du rapport et du journal.</translation>
    </message>
    <message>
        <source>One GeoTIFF per index and date, &lt;index&gt;_YYYYMMDD.tif, and spectralindex.json.</source>
        <translation>Un GeoTIFF par indice et par date, &lt;index&gt;_YYYYMMDD.tif, et spectralindex.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per season, phenology_&lt;season&gt;.tif, and phenology.json.</source>
        <translation>Un GeoTIFF par saison, phenology_&lt;season&gt;.tif, et phenology.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per series and date, and preparesar.json.</source>
        <translation>Un GeoTIFF par série et par date, et preparesar.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF, changes_&lt;years&gt;.tif, and changes.json.</source>
        <translation>Un GeoTIFF, changes_&lt;years&gt;.tif, et changes.json.</translation>
    </message>
    <message>
        <source>One band or index, for example “NDVI”, or three bands for red, green and blue, for example “B08, B04, B03”; empty means natural colours, else NDVI, else the first band.</source>
        <translation>Une bande ou un indice, par exemple « NDVI », ou trois bandes pour rouge, vert et bleu, par exemple « B08, B04, B03 » ; vide : couleurs naturelles, sinon NDVI, sinon la première bande.</translation>
    </message>
    <message>
        <source>One example</source>
        <translation>Un exemple</translation>
    </message>
    <message>
        <source>One file with everything that a search needs, which may be copied anywhere.</source>
        <translation>Un fichier avec tout ce qu'il faut à une recherche, et qui peut être copié n'importe où.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date where the series has standard deviations.</source>
        <translation>Un GeoTIFF de plus par date là où la série a des écarts types.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_quality.tif: whether a pixel was observed that day, days to the nearest clear date, and how much is left open.</source>
        <translation>Un GeoTIFF de plus par date, &lt;series&gt;_YYYYMMDD_quality.tif : si un pixel a été observé ce jour-là, le nombre de jours jusqu'à la date claire la plus proche, et ce qui reste indéterminé.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_sd.tif, in the units of the bands.</source>
        <translation>Un GeoTIFF de plus par date, &lt;series&gt;_YYYYMMDD_sd.tif, dans les unités des bandes.</translation>
    </message>
    <message>
        <source>One polygon per chip found, in the CRS of the index.</source>
        <translation>Un polygone par imagette trouvée, dans le SCR de l'index.</translation>
    </message>
    <message>
        <source>One raster of any bands, with or without a date.</source>
        <translation>Un raster de bandes quelconques, avec ou sans date.</translation>
    </message>
    <message>
        <source>One row per feature, date and band, with the feature's geometry.</source>
        <translation>Une ligne par entité, date et bande, avec la géométrie de l'entité.</translation>
    </message>
    <message>
        <source>One row per file, comma separated, UTF-8.</source>
        <translation>Une ligne par fichier, séparée par des virgules, UTF-8.</translation>
    </message>
    <message>
        <source>One row per index, code and distance; comma separated, UTF-8.</source>
        <translation>Une ligne par index, code et distance ; séparée par des virgules, UTF-8.</translation>
    </message>
    <message>
        <source>One row per method, band and gap length; comma separated, UTF-8.</source>
        <translation>Une ligne par méthode, bande et longueur de lacune ; séparée par des virgules, UTF-8.</translation>
    </message>
    <message>
        <source>One row per scene: the folder of optical and the folder of SAR acquisitions.</source>
        <translation>Une ligne par scène : le dossier des acquisitions optiques et celui des acquisitions SAR.</translation>
    </message>
    <message>
        <source>One that rises with vegetation; an index is computed where it is not there.</source>
        <translation>Un indice qui croît avec la végétation ; s'il est absent, il est calculé.</translation>
    </message>
    <message>
        <source>Only say what would be fetched</source>
        <translation>Dire seulement ce qui serait récupéré</translation>
    </message>
    <message>
        <source>Only {dates} dates have clear observations of {series}, too few {purpose}: linear interpolation is used.</source>
        <translation>Seules {dates} dates ont des observations claires de {series}, trop peu {purpose} : l'interpolation linéaire est utilisée.</translation>
    </message>
    <message>
        <source>Open a file of places, or make a new one from a result or a raster.</source>
        <translation>Ouvrez un fichier de lieux, ou créez-en un à partir d'un résultat ou d'un raster.</translation>
    </message>
    <message>
        <source>Open a result…</source>
        <translation>Ouvrir un résultat…</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>Ouvrir le &amp;rapport</translation>
    </message>
    <message>
        <source>Opening the images</source>
        <translation>Ouverture des images</translation>
    </message>
    <message>
        <source>Opening the index</source>
        <translation>Ouverture de l'index</translation>
    </message>
    <message>
        <source>Opening the scene</source>
        <translation>Ouverture de la scène</translation>
    </message>
    <message>
        <source>Opening {}</source>
        <translation>Ouverture de {}</translation>
    </message>
    <message>
        <source>Optical</source>
        <translation>Optique</translation>
    </message>
    <message>
        <source>Optical acquisitions</source>
        <translation>Acquisitions optiques</translation>
    </message>
    <message>
        <source>Optical acquisitions, one of these: a folder</source>
        <translation>Acquisitions optiques, au choix : un dossier</translation>
    </message>
    <message>
        <source>Optical folder</source>
        <translation>Dossier optique</translation>
    </message>
    <message>
        <source>Or a duration such as P8D, P2W or P1M, or dates such as 2021-05-01, 2021-06-01</source>
        <translation>Ou une durée telle que P8D, P2W ou P1M, ou des dates telles que 2021-05-01, 2021-06-01</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>Orbite</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1</source>
        <translation>Orbites de Sentinel-1</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1: {orbits}.</source>
        <translation>Orbites de Sentinel-1 : {orbits}.</translation>
    </message>
    <message>
        <source>Output dates</source>
        <translation>Dates de sortie</translation>
    </message>
    <message>
        <source>Page on the training</source>
        <translation>Page sur l'entraînement</translation>
    </message>
    <message>
        <source>Page with a drawing</source>
        <translation>Page avec un graphique</translation>
    </message>
    <message>
        <source>Page with curves</source>
        <translation>Page avec les courbes</translation>
    </message>
    <message>
        <source>Page with drawings</source>
        <translation>Page avec des graphiques</translation>
    </message>
    <message>
        <source>Page with examples</source>
        <translation>Page avec des exemples</translation>
    </message>
    <message>
        <source>Page: dates, clear shares, what failed</source>
        <translation>Page : dates, parts claires, échecs</translation>
    </message>
    <message>
        <source>Passed over {files}: no date was found{why}, and all other files have one. If it belongs to the series, put its date in its name.</source>
        <translation>Laissé de côté {files} : aucune date n'a été trouvée{why}, et tous les autres fichiers en ont une. S'il appartient à la série, mettez sa date dans son nom.</translation>
    </message>
    <message>
        <source>Passed over {files}: {reason}.</source>
        <translation>Laissé de côté {files} : {reason}.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Period, from</source>
        <translation>Période, du</translation>
    </message>
    <message>
        <source>Period, to</source>
        <translation>Période, au</translation>
    </message>
    <message>
        <source>Phenology</source>
        <translation>Phénologie</translation>
    </message>
    <message>
        <source>Phenology…</source>
        <translation>Phénologie…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Images du {}</translation>
    </message>
    <message>
        <source>Pictures: bands that this index does not name; one built again does.</source>
        <translation>Images : des bandes que cet index ne nomme pas ; reconstruit, il les nomme.</translation>
    </message>
    <message>
        <source>Pictures: the first three numbers of the vectors, as red, green and blue.</source>
        <translation>Images : les trois premiers nombres des vecteurs, en rouge, vert et bleu.</translation>
    </message>
    <message>
        <source>Pictures: true colour, or the first bands where red, green or blue lack.</source>
        <translation>Images : couleurs naturelles, ou les premières bandes là où manque le rouge, le vert ou le bleu.</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest optical raster.</source>
        <translation>Taille de pixel du résultat ; vide : celle du raster optique le plus fin.</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest raster.</source>
        <translation>Taille de pixel du résultat ; vide : celle du raster le plus fin.</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Taille de pixel</translation>
    </message>
    <message>
        <source>Places that look alike</source>
        <translation>Lieux qui se ressemblent</translation>
    </message>
    <message>
        <source>Play on the map, or stop</source>
        <translation>Lire sur la carte, ou arrêter</translation>
    </message>
    <message>
        <source>Play the season on the map, without clouds.</source>
        <translation>Lisez la saison sur la carte, sans nuages.</translation>
    </message>
    <message>
        <source>Play the series on the map, or stop it</source>
        <translation>Lire la série sur la carte, ou l'arrêter</translation>
    </message>
    <message>
        <source>Plot of the pixel over time</source>
        <translation>Graphique du pixel au fil du temps</translation>
    </message>
    <message>
        <source>Point at a place, or give an image: the chips of an index that are most like it.</source>
        <translation>Désignez un lieu ou donnez une image : les imagettes d'un index qui y ressemblent le plus.</translation>
    </message>
    <message>
        <source>Points or polygons</source>
        <translation>Points ou polygones</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Prepare SAR</source>
        <translation>Préparer le SAR</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Products with more cloud, as the catalogue has it, are left out. 100 keeps all: a clouded product may be clear over the area.</source>
        <translation>Les produits plus nuageux, selon le catalogue, sont écartés. 100 les garde tous : un produit nuageux peut être clair sur la zone.</translation>
    </message>
    <message>
        <source>Queries (per cent)</source>
        <translation>Requêtes (pour cent)</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than the {across:,.10g} that the rasters measure across: give the side of a pixel in units of their CRS, or leave it out.</source>
        <translation>RESOLUTION est {resolution:,.10g}, plus que les {across:,.10g} que mesurent les rasters : donnez le côté d'un pixel dans l'unité de leur SCR, ou omettez-le.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than {times:,} times finer than the {size:,.10g} of the rasters: give the side of a pixel in units of their CRS (metres or degrees), or leave it out.</source>
        <translation>RESOLUTION est {resolution:,.10g}, plus de {times:,} fois plus fin que les {size:,.10g} des rasters : donnez le côté d'un pixel dans l'unité de leur SCR (mètres ou degrés), ou omettez-le.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give a pixel size above zero.</source>
        <translation>RESOLUTION est {resolution:g} : donnez une taille de pixel supérieure à zéro.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give metres from {times:g} to {coarsest:g}.</source>
        <translation>RESOLUTION est {resolution:g} : donnez des mètres de {times:g} à {coarsest:g}.</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Radar sees through clouds: gamma0, terrain-corrected, where the source has it.</source>
        <translation>Le radar voit à travers les nuages : gamma0, corrigé du relief, là où la source en dispose.</translation>
    </message>
    <message>
        <source>Ranked places</source>
        <translation>Lieux classés</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Rasters by series and date</source>
        <translation>Rasters par série et par date</translation>
    </message>
    <message>
        <source>Rasters of any kind, one date or one date per band each.</source>
        <translation>Rasters de toute nature, d'une date chacun ou d'une date par bande.</translation>
    </message>
    <message>
        <source>Rasters of any kind, such as a reconstruction.</source>
        <translation>Rasters de toute nature, par exemple une reconstruction.</translation>
    </message>
    <message>
        <source>Rasters of embeddings</source>
        <translation>Rasters de plongements</translation>
    </message>
    <message>
        <source>Rasters with one date each, or with one date per band.</source>
        <translation>Rasters d'une date chacun, ou d'une date par bande.</translation>
    </message>
    <message>
        <source>Reach of the trend (days, 0 = automatic)</source>
        <translation>Portée de la tendance (jours, 0 = automatique)</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lu comme</translation>
    </message>
    <message>
        <source>Read as: {}</source>
        <translation>Lu comme : {}</translation>
    </message>
    <message>
        <source>Read it as SAR</source>
        <translation>La lire comme SAR</translation>
    </message>
    <message>
        <source>Read it as coarse</source>
        <translation>La lire comme grossière</translation>
    </message>
    <message>
        <source>Read it as optical</source>
        <translation>La lire comme optique</translation>
    </message>
    <message>
        <source>Reading the curves</source>
        <translation>Lecture des courbes</translation>
    </message>
    <message>
        <source>Reading the masks again: a layer follows.</source>
        <translation>Relecture des masques : une couche va suivre.</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Lecture des images</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>Lecture du résultat</translation>
    </message>
    <message>
        <source>Reading where {count:,} chips lie</source>
        <translation>Lecture de l’emplacement de {count:,} imagettes</translation>
    </message>
    <message>
        <source>Reconstruct gap-free reflectance</source>
        <translation>Reconstruire une réflectance sans lacunes</translation>
    </message>
    <message>
        <source>Reconstructed</source>
        <translation>Reconstruit</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters.</source>
        <translation>Rasters reconstruits ou autres rasters datés.</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters; the encoder series compares whole series.</source>
        <translation>Rasters reconstruits ou autres rasters datés ; l'encodeur series compare des séries entières.</translation>
    </message>
    <message>
        <source>Reconstructed rasters, in date order</source>
        <translation>Rasters reconstruits, dans l'ordre des dates</translation>
    </message>
    <message>
        <source>Reconstructing {dates} dates of {width} x {height} pixels in {blocks} blocks</source>
        <translation>Reconstruction de {dates} dates de {width} x {height} pixels en {blocks} blocs</translation>
    </message>
    <message>
        <source>Reflectance rasters and their cloud masks, any number per date. The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers or a folder.</source>
        <translation>Rasters de réflectance et leurs masques de nuages, autant que voulu par date. La date vient de l'intervalle temporel fixe de la couche, sinon des métadonnées du fichier, de son nom ou de son dossier. Donnez soit des couches, soit un dossier.</translation>
    </message>
    <message>
        <source>Reflectance, observed or reconstructed.</source>
        <translation>Réflectance, observée ou reconstruite.</translation>
    </message>
    <message>
        <source>Reflectance, or an index that is asked for in BANDS, and their masks, any number per date, on any grid. Give either layers or a folder.</source>
        <translation>Réflectance, ou un indice demandé dans BANDS, et leurs masques, en nombre quelconque par date, sur n'importe quelle grille. Donnez soit des couches, soit un dossier.</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>Pertinentes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace it, and its layers, or write the new one into {}?</source>
        <translation>Le remplacer, avec ses couches, ou écrire le nouveau dans {} ?</translation>
    </message>
    <message>
        <source>Report of the reconstruction</source>
        <translation>Rapport de la reconstruction</translation>
    </message>
    <message>
        <source>Report: {}</source>
        <translation>Rapport : {}</translation>
    </message>
    <message>
        <source>Res&amp;ult in</source>
        <translation>Rés&amp;ultat dans</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Resolution (metres)</source>
        <translation>Résolution (mètres)</translation>
    </message>
    <message>
        <source>Resolution (units of the CRS)</source>
        <translation>Résolution (unités du SCR)</translation>
    </message>
    <message>
        <source>Resolution (units of the optical CRS)</source>
        <translation>Résolution (unités du SCR optique)</translation>
    </message>
    <message>
        <source>Resolution of the coarse sensor (metres)</source>
        <translation>Résolution du capteur grossier (mètres)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Result of the last run</source>
        <translation>Résultat du dernier calcul</translation>
    </message>
    <message>
        <source>Root mean square errors on hidden dates; 1 is that of straight lines on average</source>
        <translation>Erreurs quadratiques moyennes sur des dates cachées ; 1 est celle des droites en moyenne</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Runs from dialogs begin with</source>
        <translation>Les calculs lancés par dialogue commencent avec</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Pa&amp;s</translation>
    </message>
    <message>
        <source>SAR</source>
        <translation>SAR</translation>
    </message>
    <message>
        <source>SAR acquisitions, one of these: a folder</source>
        <translation>Acquisitions SAR, au choix : un dossier</translation>
    </message>
    <message>
        <source>SAR channel</source>
        <translation>Canal SAR</translation>
    </message>
    <message>
        <source>SAR channel on the right axis</source>
        <translation>Canal SAR sur l'axe de droite</translation>
    </message>
    <message>
        <source>SAR folder</source>
        <translation>Dossier SAR</translation>
    </message>
    <message>
        <source>SAR of each pixel is averaged over neighbours within {reach} pixels that behave alike (courses that differ by up to {share:.0f} % of the variance), as passes kept aside bear out.</source>
        <translation>Le SAR de chaque pixel est moyenné sur les voisins à moins de {reach} pixels qui se comportent de même (évolutions qui diffèrent d'au plus {share:.0f} % de la variance), comme le confirment des passages mis de côté.</translation>
    </message>
    <message>
        <source>SAR of {orbit} ({passes} passes from {first} to {last})</source>
        <translation>SAR de {orbit} ({passes} passages du {first} au {last})</translation>
    </message>
    <message>
        <source>START ({first}) is after the last acquisition ({last}): choose a period that the inputs cover.</source>
        <translation>START ({first}) suit la dernière acquisition ({last}) : choisissez une période que couvrent les entrées.</translation>
    </message>
    <message>
        <source>START ({start}) is after END ({end}): give a START that is not later than END.</source>
        <translation>START ({start}) suit END ({end}) : donnez pour START un jour qui ne suit pas END.</translation>
    </message>
    <message>
        <source>START ({start}) is in the future, of which nothing is known: choose an earlier date.</source>
        <translation>START ({start}) est dans le futur, dont on ne sait rien : choisissez une date antérieure.</translation>
    </message>
    <message>
        <source>STEP asks for {date}, which is outside START and END: leave it out, or widen the period.</source>
        <translation>STEP demande {date}, hors de START et END : omettez-la, ou élargissez la période.</translation>
    </message>
    <message>
        <source>STEP has “{part}”, which is not a date: {forms}.</source>
        <translation>STEP contient « {part} », qui n'est pas une date : {forms}.</translation>
    </message>
    <message>
        <source>STEP is “{step}”, which is no time at all: {forms}.</source>
        <translation>STEP est « {step} », qui n'est pas une durée : {forms}.</translation>
    </message>
    <message>
        <source>STEP, START and END ask for about {dates:,.0f} dates, and {most:,} are the most: give a longer STEP or a shorter period.</source>
        <translation>STEP, START et END demandent environ {dates:,.0f} dates, et {most:,} est le maximum : donnez un STEP plus long ou une période plus courte.</translation>
    </message>
    <message>
        <source>STORI</source>
        <translation>STORI</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with the STORI page of the log messages at {where}.</source>
        <translation>STORI a échoué d'une façon qui ne devrait pas se produire ({kind} : {text}) : merci de le signaler, avec la page STORI du journal des messages, sur {where}.</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with this log at {where}.</source>
        <translation>STORI a échoué d'une façon qui ne devrait pas se produire ({kind} : {text}) : merci de le signaler, avec ce journal, sur {where}.</translation>
    </message>
    <message>
        <source>STORI network</source>
        <translation>Réseau STORI</translation>
    </message>
    <message>
        <source>STORI panel</source>
        <translation>Panneau STORI</translation>
    </message>
    <message>
        <source>STORI similar places</source>
        <translation>STORI lieux semblables</translation>
    </message>
    <message>
        <source>STORI's algorithms are not registered: restart QGIS.</source>
        <translation>Les algorithmes de STORI ne sont pas enregistrés : redémarrez QGIS.</translation>
    </message>
    <message>
        <source>STORI: asking what there is</source>
        <translation>STORI : interrogation de ce qui existe</translation>
    </message>
    <message>
        <source>STORI: days to the nearest clear observation</source>
        <translation>STORI : jours jusqu'à l'observation claire la plus proche</translation>
    </message>
    <message>
        <source>STORI: making the example</source>
        <translation>STORI : création de l'exemple</translation>
    </message>
    <message>
        <source>STORI: opening the images</source>
        <translation>STORI : ouverture des images</translation>
    </message>
    <message>
        <source>Sample a series over features</source>
        <translation>Échantillonner une série sur des entités</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Samples as a table</source>
        <translation>Échantillons en tableau</translation>
    </message>
    <message>
        <source>Sampling {} dates</source>
        <translation>Échantillonnage de {} dates</translation>
    </message>
    <message>
        <source>Scripts, models and qgis_process are not affected.</source>
        <translation>Scripts, modèles et qgis_process ne sont pas concernés.</translation>
    </message>
    <message>
        <source>Searched with its subfolders for Sentinel-1 or other backscatter rasters.</source>
        <translation>Parcouru avec ses sous-dossiers, à la recherche de rasters Sentinel-1 ou d'autre rétrodiffusion.</translation>
    </message>
    <message>
        <source>Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat Collection 2 and other dated rasters, with their cloud masks.</source>
        <translation>Parcouru avec ses sous-dossiers : Sentinel-2 (dossiers SAFE et GeoTIFF), Landsat Collection 2 et autres rasters datés, avec leurs masques de nuages.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; give either layers or a folder, or neither.</source>
        <translation>Parcouru avec ses sous-dossiers ; donnez des couches ou un dossier, ou ni l'un ni l'autre.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; standard deviations (*_sd.tif) are found by themselves.</source>
        <translation>Parcouru avec ses sous-dossiers ; les écarts types (*_sd.tif) sont trouvés d'eux-mêmes.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Seasons begin on</source>
        <translation>Les saisons commencent le</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Selected are no examples</source>
        <translation>Les sélectionnés ne sont pas des exemples</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>Sentinel-1 as well</source>
        <translation>Sentinel-1 aussi</translation>
    </message>
    <message>
        <source>Sentinel-1: this source has none</source>
        <translation>Sentinel-1 : cette source n’en a pas</translation>
    </message>
    <message>
        <source>Sentinel-2 classes (SCL)</source>
        <translation>Classes de Sentinel-2 (SCL)</translation>
    </message>
    <message>
        <source>Set the date…</source>
        <translation>Donner la date…</translation>
    </message>
    <message>
        <source>Set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>Fixez la métadonnée BOA_ADD_OFFSET (-1000 là où il est encore dans les nombres, 0 sinon) ou donnez les dossiers SAFE d'origine</translation>
    </message>
    <message>
        <source>Set the project's time range</source>
        <translation>Régler l'intervalle temporel du projet</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Shadow, thin cirrus, what is beside a cloud or not classified enters gp and stori with the bias and the noise that its class has on this scene, where hidden gaps of the scene bear that out. The report tells what each class was worth.</source>
        <translation>Ombre, cirrus fin, ce qui est à côté d'un nuage ou non classé entrent dans gp et stori avec le biais et le bruit que leur classe a sur cette scène, là où des lacunes cachées de la scène le confirment. Le rapport dit ce que valait chaque classe.</translation>
    </message>
    <message>
        <source>Shape of gaps</source>
        <translation>Forme des lacunes</translation>
    </message>
    <message>
        <source>Share of the amplitude (per cent)</source>
        <translation>Part de l'amplitude (pour cent)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Montrer sur la carte</translation>
    </message>
    <message>
        <source>Show some lines only: by kind, clear share, month, orbit or sensor</source>
        <translation>N’afficher que certaines lignes : par type, part claire, mois, orbite ou capteur</translation>
    </message>
    <message>
        <source>Show what an earlier run wrote: choose its folder</source>
        <translation>Montrer ce qu’une exécution précédente a écrit : choisissez son dossier</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Similaire</translation>
    </message>
    <message>
        <source>Similar places</source>
        <translation>Lieux semblables</translation>
    </message>
    <message>
        <source>Similar places…</source>
        <translation>Lieux semblables…</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similarité</translation>
    </message>
    <message>
        <source>Similarity raster</source>
        <translation>Raster de similarité</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size (pixels)</source>
        <translation>Taille (pixels)</translation>
    </message>
    <message>
        <source>Size of a chip (pixels)</source>
        <translation>Taille d'une imagette (pixels)</translation>
    </message>
    <message>
        <source>Smaller patches take the state of what surrounds them; 0 keeps every pixel.</source>
        <translation>Les taches plus petites prennent l'état de leur entourage ; 0 garde chaque pixel.</translation>
    </message>
    <message>
        <source>Smallest amplitude</source>
        <translation>Amplitude minimale</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>Changement minimal</translation>
    </message>
    <message>
        <source>Smallest patch (square metres)</source>
        <translation>Tache minimale (mètres carrés)</translation>
    </message>
    <message>
        <source>So that both can be merged, or one searched with the other.</source>
        <translation>Pour que les deux puissent être réunis, ou l'un interrogé avec l'autre.</translation>
    </message>
    <message>
        <source>Some of this project's images are not where they were: say in the Data tab where they are, or take them out.</source>
        <translation>Des images de ce projet ne sont plus où elles étaient : dites dans l’onglet Données où elles sont, ou retirez-les.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Speckle filter</source>
        <translation>Filtre du chatoiement</translation>
    </message>
    <message>
        <source>Spectral indices of a series</source>
        <translation>Indices spectraux d'une série</translation>
    </message>
    <message>
        <source>Stack or unstack dates</source>
        <translation>Empiler ou dépiler les dates</translation>
    </message>
    <message>
        <source>Standard deviations lie beside the rasters as *_sd.tif and their quality as *_quality.tif; they are not loaded. Load a dated series shows them.</source>
        <translation>Les écarts types se trouvent à côté des rasters, en *_sd.tif, et leur qualité en *_quality.tif ; ils ne sont pas chargés. « Charger une série datée » les montre.</translation>
    </message>
    <message>
        <source>Standard deviations, in the unit of what is shown</source>
        <translation>Écarts-types, dans l'unité de ce qui est montré</translation>
    </message>
    <message>
        <source>Start and end by</source>
        <translation>Début et fin selon</translation>
    </message>
    <message>
        <source>Start, peak, end, length, amplitude, integrals and rates of every pixel's season.</source>
        <translation>Début, pic, fin, durée, amplitude, intégrales et vitesses de la saison de chaque pixel.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>Pas d'entraînement</translation>
    </message>
    <message>
        <source>Stop and keep what is finished</source>
        <translation>Arrêter et garder ce qui est fini</translation>
    </message>
    <message>
        <source>Stopped by the user; nothing was written.</source>
        <translation>Arrêté par l'utilisateur ; rien n'a été écrit.</translation>
    </message>
    <message>
        <source>Stopped by the user; {kept}</source>
        <translation>Arrêté par l'utilisateur ; {kept}</translation>
    </message>
    <message>
        <source>Stopped. Start it again with the same choices to go on.</source>
        <translation>Arrêté. Relancez avec les mêmes choix pour continuer.</translation>
    </message>
    <message>
        <source>Stopped. What came is kept; Download goes on from it.</source>
        <translation>Arrêté. Ce qui est arrivé est conservé ; Télécharger reprend à partir de là.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Arrêté ; rien n'a été écrit.</translation>
    </message>
    <message>
        <source>Straight lines</source>
        <translation>Lignes droites</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = size)</source>
        <translation>Pas (pixels, 0 = taille)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Table of files</source>
        <translation>Tableau des fichiers</translation>
    </message>
    <message>
        <source>Table of scores</source>
        <translation>Tableau des scores</translation>
    </message>
    <message>
        <source>Table of series</source>
        <translation>Tableau de séries</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz)</source>
        <translation>Tableaux (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Take these inputs out</source>
        <translation>Retirer ces entrées</translation>
    </message>
    <message>
        <source>Take what is selected out of the lists</source>
        <translation>Retirer la sélection des listes</translation>
    </message>
    <message>
        <source>Tells how well each method fills gaps of several lengths in your own series.</source>
        <translation>Dit à quel point chaque méthode comble des lacunes de diverses longueurs dans votre propre série.</translation>
    </message>
    <message>
        <source>That field lies beside the result: choose one on it.</source>
        <translation>Cette parcelle est à côté du résultat : choisissez-en une dessus.</translation>
    </message>
    <message>
        <source>That field lies beside the scene: choose one where rasters overlap.</source>
        <translation>Cette parcelle est à côté de la scène : choisissez-en une là où les rasters se recouvrent.</translation>
    </message>
    <message>
        <source>That point lies beside the result: click on its rasters.</source>
        <translation>Ce point est à côté du résultat : cliquez sur ses rasters.</translation>
    </message>
    <message>
        <source>That point lies beside the scene: click where rasters overlap.</source>
        <translation>Ce point est à côté de la scène : cliquez là où les rasters se recouvrent.</translation>
    </message>
    <message>
        <source>That point lies outside the area of the run (EXTENT): click inside it, or widen it.</source>
        <translation>Ce point est hors de la zone de l'exécution (EXTENT) : cliquez à l'intérieur, ou élargissez-la.</translation>
    </message>
    <message>
        <source>That was the tour. The tab &lt;i&gt;Result&lt;/i&gt; goes on from here; for images of your own begin a new project and add their folder.</source>
        <translation>C'était la visite. L'onglet &lt;i&gt;Résultat&lt;/i&gt; mène plus loin ; pour vos propres images, commencez un nouveau projet et ajoutez leur dossier.</translation>
    </message>
    <message>
        <source>The CRS of EXTENT is not understood: {extent_crs}.</source>
        <translation>Le SCR de EXTENT n'est pas compris : {extent_crs}.</translation>
    </message>
    <message>
        <source>The MANIFEST of a reconstruction or of another step here: just the rasters that this run wrote, whatever else is in their folder.</source>
        <translation>Le MANIFEST d'une reconstruction ou d'une autre étape d'ici : exactement les rasters écrits par ce calcul, quoi que contienne leur dossier.</translation>
    </message>
    <message>
        <source>The SAR and the optical rasters share no ground: choose rasters of one place.</source>
        <translation>Les rasters SAR et optiques n'ont aucun terrain commun : choisissez des rasters d'un même lieu.</translation>
    </message>
    <message>
        <source>The SAR rasters have none of the bands {bands}: name their bands in the band descriptions or in the file names.</source>
        <translation>Les rasters SAR n'ont aucune des bandes {bands} : nommez leurs bandes dans les descriptions de bandes ou dans les noms de fichiers.</translation>
    </message>
    <message>
        <source>The SAR rasters hold no value anywhere on the common ground: check their nodata value and extent, or run without SAR.</source>
        <translation>Les rasters SAR n'ont aucune valeur sur le terrain commun : vérifiez leur valeur nodata et leur emprise, ou lancez sans SAR.</translation>
    </message>
    <message>
        <source>The acquisitions are in the table below.</source>
        <translation>Les acquisitions sont dans le tableau ci-dessous.</translation>
    </message>
    <message>
        <source>The acquisitions that the series was made from, shown beside it; may be left out.</source>
        <translation>Les acquisitions dont la série est issue, montrées à côté ; facultatif.</translation>
    </message>
    <message>
        <source>The bands that count; prithvi, vit-rgb, presto and galileo know their own.</source>
        <translation>Les bandes qui comptent ; prithvi, vit-rgb, presto et galileo connaissent les leurs.</translation>
    </message>
    <message>
        <source>The blocks in work need about {needed:,.0f} MiB of memory and {free:,.0f} MiB are free: lower MEMORY or WORKERS, or close other programs.</source>
        <translation>Les blocs en cours demandent environ {needed:,.0f} Mio de mémoire et {free:,.0f} Mio sont libres : réduisez MEMORY ou WORKERS, ou fermez d'autres programmes.</translation>
    </message>
    <message>
        <source>The coarse rasters ({dates} dates, pixels of {metres:,.4g} m)</source>
        <translation>Les rasters grossiers ({dates} dates, pixels de {metres:,.4g} m)</translation>
    </message>
    <message>
        <source>The coarse rasters have pixels of {} m, the optical ones of {} m. Were they resampled? Say at Coarse pixel what their sensor really sees, such as 500 m, or move them to the list Optical.</source>
        <translation>Les rasters grossiers ont des pixels de {} m, les optiques de {} m. Ont-ils été rééchantillonnés ? Indiquez dans Pixel grossier ce que leur capteur voit vraiment, par exemple 500 m, ou déplacez-les dans la liste Optique.</translation>
    </message>
    <message>
        <source>The coarse rasters have {bands}, and nothing that tells of {names}: ask for bands that both sensors have, or leave COARSE out.</source>
        <translation>Les rasters grossiers ont {bands}, et rien qui renseigne sur {names} : demandez des bandes qu'ont les deux capteurs, ou omettez COARSE.</translation>
    </message>
    <message>
        <source>The coarse rasters of {sensor} have pixels of {edge:,.4g} m, and {sensor} sees {least:,.4g} m or more in one: set COARSE_RESOLUTION to the metres that their product has, or they are believed to tell what they cannot.</source>
        <translation>Les rasters grossiers de {sensor} ont des pixels de {edge:,.4g} m, et {sensor} voit {least:,.4g} m ou plus dans un pixel : donnez dans COARSE_RESOLUTION les mètres de leur produit, sinon on leur prête ce qu'ils ne peuvent pas dire.</translation>
    </message>
    <message>
        <source>The computer ran out of memory: lower MEMORY or WORKERS, or choose an EXTENT.</source>
        <translation>La mémoire de l'ordinateur est épuisée : réduisez MEMORY ou WORKERS, ou choisissez un EXTENT.</translation>
    </message>
    <message>
        <source>The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers, a folder or a manifest.</source>
        <translation>La date vient de l'intervalle temporel fixe de la couche, sinon des métadonnées du fichier, de son nom ou de son dossier. Donnez des couches, un dossier ou un manifeste.</translation>
    </message>
    <message>
        <source>The download could not begin.</source>
        <translation>Le téléchargement n'a pas pu commencer.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>Le téléchargement a échoué.</translation>
    </message>
    <message>
        <source>The ending of the file's name decides on its kind.</source>
        <translation>L'extension du nom de fichier décide du format.</translation>
    </message>
    <message>
        <source>The file of places to search in</source>
        <translation>Le fichier de lieux où chercher</translation>
    </message>
    <message>
        <source>The first day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>Le premier jour est « {} » : écrivez année, mois et jour comme dans 2021-05-01.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened: check its permissions.</source>
        <translation>Le dossier {folder} ne peut pas être ouvert : vérifiez ses droits.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist: check the path.</source>
        <translation>Le dossier {folder} n'existe pas : vérifiez le chemin.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters: choose one with files that end in {endings} or .nc, with .SAFE products, or with zips of them.</source>
        <translation>Le dossier {folder} ne contient pas de rasters : choisissez-en un avec des fichiers qui finissent en {endings} ou .nc, avec des produits .SAFE, ou avec des zips de ceux-ci.</translation>
    </message>
    <message>
        <source>The gap-free series of the last run, or one raster</source>
        <translation>La série sans lacunes du dernier calcul, ou un raster</translation>
    </message>
    <message>
        <source>The ground that is wanted, in any CRS; degrees (WGS 84) where none is said. The result is in the UTM zone of its middle.</source>
        <translation>Le terrain voulu, dans n'importe quel SCR ; degrés (WGS 84) si aucun n'est indiqué. Le résultat est dans la zone UTM de son centre.</translation>
    </message>
    <message>
        <source>The images are still being looked at: wait a moment.</source>
        <translation>Les images sont encore en cours d'examen : patientez un instant.</translation>
    </message>
    <message>
        <source>The index could not be begun.</source>
        <translation>La construction de l'index n'a pas pu commencer.</translation>
    </message>
    <message>
        <source>The index could not be built.</source>
        <translation>L'index n'a pas pu être construit.</translation>
    </message>
    <message>
        <source>The largest are kept.</source>
        <translation>Les plus grandes sont gardées.</translation>
    </message>
    <message>
        <source>The last day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>Le dernier jour est « {} » : écrivez année, mois et jour comme dans 2021-05-01.</translation>
    </message>
    <message>
        <source>The layer {layer} has no CRS, and its coordinates are read in that of {searched}: set its CRS if it is another.</source>
        <translation>La couche {layer} n’a pas de SCR, et ses coordonnées sont lues dans celui de {searched} : définissez son SCR si c’en est un autre.</translation>
    </message>
    <message>
        <source>The map's extent, a box drawn on it, or the extent of a layer</source>
        <translation>L'emprise de la carte, un rectangle dessiné dessus ou l'emprise d'une couche</translation>
    </message>
    <message>
        <source>The network costs several times the time of gp. METHOD auto considers it only where it lowers the error of gp on held-out dates of this scene by as much; 0 considers it always. What it would gain is told.</source>
        <translation>Le réseau prend plusieurs fois le temps de gp. METHOD auto ne l’envisage que là où il abaisse d’autant l’erreur de gp sur des dates de cette scène mises de côté ; avec 0, toujours. Ce qu’il apporterait est indiqué.</translation>
    </message>
    <message>
        <source>The part of the chips that asks; the others are searched.</source>
        <translation>La part des imagettes qui interroge ; les autres sont parcourues.</translation>
    </message>
    <message>
        <source>The places of {what} are {other:.4g} m wide, in pixels of {other_pixel:.4g} m, and those of the index {index} {edge:.4g} m, in pixels of {pixel:.4g} m: what is alike may be far apart. Build with the same SIZE and RESOLUTION.</source>
        <translation>Les lieux de {what} ont {other:.4g} m de large, en pixels de {other_pixel:.4g} m, et ceux de l’index {index} {edge:.4g} m, en pixels de {pixel:.4g} m : ce qui se ressemble peut être très éloigné. Construisez avec les mêmes SIZE et RESOLUTION.</translation>
    </message>
    <message>
        <source>The point {x:.10g}, {y:.10g} lies outside the chips of {index}: choose a point inside them.</source>
        <translation>Le point {x:.10g}, {y:.10g} se trouve en dehors des imagettes de {index} : choisissez un point à l’intérieur.</translation>
    </message>
    <message>
        <source>The polygon lies outside the chips of {index}: draw it inside them.</source>
        <translation>Le polygone se trouve en dehors des imagettes de {index} : dessinez-le à l’intérieur.</translation>
    </message>
    <message>
        <source>The raster could not be begun.</source>
        <translation>Le raster n'a pas pu être commencé.</translation>
    </message>
    <message>
        <source>The raster could not be made.</source>
        <translation>Le raster n'a pas pu être fait.</translation>
    </message>
    <message>
        <source>The result is on its way; then play it on the map.</source>
        <translation>Le résultat arrive ; lisez-le ensuite sur la carte.</translation>
    </message>
    <message>
        <source>The result is the same, bit by bit, whatever the number.</source>
        <translation>Le résultat est le même, au bit près, quel qu'en soit le nombre.</translation>
    </message>
    <message>
        <source>The result of a run is summed up here.</source>
        <translation>Le résultat d'un calcul est résumé ici.</translation>
    </message>
    <message>
        <source>The result would have {width:,} x {height:,} pixels, which MEMORY {memory} MiB cuts into {count:,} blocks, and {most:,} are the most: give a coarser RESOLUTION, a smaller EXTENT or more MEMORY.</source>
        <translation>Le résultat aurait {width:,} x {height:,} pixels, que MEMORY {memory} Mio découpe en {count:,} blocs, et {most:,} est le maximum : donnez une RESOLUTION plus grossière, une zone plus petite pour EXTENT ou plus de MEMORY.</translation>
    </message>
    <message>
        <source>The run could not begin.</source>
        <translation>Le calcul n'a pas pu commencer.</translation>
    </message>
    <message>
        <source>The run failed; see the log.</source>
        <translation>Le calcul a échoué ; voir le journal.</translation>
    </message>
    <message>
        <source>The run goes on and writes into {}; its layers are not loaded here.</source>
        <translation>L’exécution continue et écrit dans {} ; ses couches ne sont pas chargées ici.</translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation>L’exécution est terminée.</translation>
    </message>
    <message>
        <source>The run is done: its result lies in {}. Open a result… shows it.</source>
        <translation>L’exécution est terminée : son résultat est dans {}. « Ouvrir un résultat… » le montre.</translation>
    </message>
    <message>
        <source>The same rows, comma separated, UTF-8, without geometry.</source>
        <translation>Les mêmes lignes, séparées par des virgules, UTF-8, sans géométrie.</translation>
    </message>
    <message>
        <source>The share of the amplitude at which a season starts and ends</source>
        <translation>La part de l'amplitude à laquelle une saison commence et finit</translation>
    </message>
    <message>
        <source>The side of a pixel, the same for all; a coarser one reads overviews, much less.</source>
        <translation>Le côté d'un pixel, le même pour tous ; plus grossier, il fait lire des aperçus, bien moins de données.</translation>
    </message>
    <message>
        <source>The smallest amplitude of a season</source>
        <translation>La plus petite amplitude d'une saison</translation>
    </message>
    <message>
        <source>The smallest change</source>
        <translation>Le plus petit changement</translation>
    </message>
    <message>
        <source>The stacks or dated rasters, and temporalstack.json.</source>
        <translation>Les piles ou rasters datés, et temporalstack.json.</translation>
    </message>
    <message>
        <source>The table, examples with their neighbours, and the embeddings on a plane.</source>
        <translation>Le tableau, des exemples avec leurs voisins, et les plongements sur un plan.</translation>
    </message>
    <message>
        <source>The timeline appears when images are added</source>
        <translation>La frise apparaît quand des images sont ajoutées</translation>
    </message>
    <message>
        <source>The {} selected in the layer tree</source>
        <translation>Les {} sélectionnées dans l'arbre des couches</translation>
    </message>
    <message>
        <source>There are no images to compare with: add them in the Data tab first.</source>
        <translation>Il n'y a pas d'images à comparer : ajoutez-les d'abord dans l'onglet Données.</translation>
    </message>
    <message>
        <source>There is a result already</source>
        <translation>Il y a déjà un résultat</translation>
    </message>
    <message>
        <source>There is no acquisition date to begin and end the output with: give START and END, or inputs with dates.</source>
        <translation>Il n'y a pas de date d'acquisition pour commencer et finir la sortie : donnez START et END, ou des entrées datées.</translation>
    </message>
    <message>
        <source>There is no band “{requested}”: the {role} rasters have {names}.</source>
        <translation>Il n'y a pas de bande « {requested} » : les rasters ({role}) ont {names}.</translation>
    </message>
    <message>
        <source>There is no file {}: choose another one.</source>
        <translation>Il n'y a pas de fichier {} : choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no folder {}: choose another one.</source>
        <translation>Il n'y a pas de dossier {} : choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no index yet: open one, or build one from a result or a raster.</source>
        <translation>Il n'y a pas encore d'index : ouvrez-en un, ou construisez-en un à partir d'un résultat ou d'un raster.</translation>
    </message>
    <message>
        <source>There is no plot yet: click on the map first.</source>
        <translation>Pas encore de graphique : cliquez d'abord sur la carte.</translation>
    </message>
    <message>
        <source>There is nothing to build from: run a reconstruction, or add a raster.</source>
        <translation>Il n'y a rien à partir de quoi construire : lancez une reconstruction, ou ajoutez un raster.</translation>
    </message>
    <message>
        <source>There is nothing to reconstruct yet: add the folder or the layers of your optical images in the Data tab.</source>
        <translation>Il n'y a encore rien à reconstruire : ajoutez le dossier ou les couches de vos images optiques dans l'onglet Données.</translation>
    </message>
    <message>
        <source>This project names {}{}, which is not there any more. Was it moved?</source>
        <translation>Ce projet nomme {}{}, qui n’est plus là. A-t-il été déplacé ?</translation>
    </message>
    <message>
        <source>This project reads images from the network, at {}: {}{}. Nothing was asked yet.</source>
        <translation>Ce projet lit des images sur le réseau, chez {} : {}{}. Rien n'a encore été demandé.</translation>
    </message>
    <message>
        <source>This project reads images from the network: say in the Data tab whether they may be asked for.</source>
        <translation>Ce projet lit des images sur le réseau : dites dans l'onglet Données si elles peuvent être demandées.</translation>
    </message>
    <message>
        <source>This project searches the index {}, which lies on the network and was not opened: choose it again if you trust it.</source>
        <translation>Ce projet cherche dans l'index {}, qui se trouve sur le réseau et n'a pas été ouvert : choisissez-le à nouveau si vous lui faites confiance.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>Threads (0 = all cores)</source>
        <translation>Fils (0 = tous les cœurs)</translation>
    </message>
    <message>
        <source>Three more series with a band per channel.</source>
        <translation>Trois séries de plus, avec une bande par canal.</translation>
    </message>
    <message>
        <source>Tiles of AlphaEarth or TESSERA (GeoTIFF, or .npy as published); one ground.</source>
        <translation>Tuiles d'AlphaEarth ou de TESSERA (GeoTIFF, ou .npy comme publiés) ; un seul terrain.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Séries temporelles</translation>
    </message>
    <message>
        <source>Timeline of acquisitions</source>
        <translation>Frise des acquisitions</translation>
    </message>
    <message>
        <source>Train the STORI network</source>
        <translation>Entraîner le réseau STORI</translation>
    </message>
    <message>
        <source>Trained network</source>
        <translation>Réseau entraîné</translation>
    </message>
    <message>
        <source>Trained network for stori</source>
        <translation>Réseau entraîné pour stori</translation>
    </message>
    <message>
        <source>Training did not lower the held-out error: the model is the one started from.</source>
        <translation>L'entraînement n'a pas réduit l'erreur sur les données mises de côté : le modèle est celui de départ.</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Couleurs naturelles</translation>
    </message>
    <message>
        <source>Try an example</source>
        <translation>Essayer un exemple</translation>
    </message>
    <message>
        <source>Trying {name} on hidden dates.</source>
        <translation>Essai de {name} sur des dates cachées.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Unlike: points or polygons</source>
        <translation>Contre-exemple : points ou polygones</translation>
    </message>
    <message>
        <source>Unsure (veil)</source>
        <translation>Incertain (voile)</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>L’utiliser à nouveau</translation>
    </message>
    <message>
        <source>Use the encoder of this index</source>
        <translation>Utiliser l'encodeur de cet index</translation>
    </message>
    <message>
        <source>Use these {}</source>
        <translation>Utiliser ces {}</translation>
    </message>
    <message>
        <source>Use what masks leave in doubt</source>
        <translation>Utiliser ce que les masques laissent en doute</translation>
    </message>
    <message>
        <source>Validate reconstruction</source>
        <translation>Valider la reconstruction</translation>
    </message>
    <message>
        <source>Versions and packages</source>
        <translation>Versions et paquets</translation>
    </message>
    <message>
        <source>WORKERS is {requested:,}: give 0 for all cores, or up to {most:,} threads.</source>
        <translation>WORKERS est {requested:,} : donnez 0 pour tous les cœurs, ou jusqu'à {most:,} fils.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weights of the encoder</source>
        <translation>Poids de l'encodeur</translation>
    </message>
    <message>
        <source>What a run says appears here.</source>
        <translation>Ce que dit un calcul apparaît ici.</translation>
    </message>
    <message>
        <source>What is compared: how chips look, or how they behave over time (series).</source>
        <translation>Ce qui est comparé : l'aspect des imagettes, ou leur comportement dans le temps (series).</translation>
    </message>
    <message>
        <source>What is there?</source>
        <translation>Qu'y a-t-il ?</translation>
    </message>
    <message>
        <source>What is under the pointer</source>
        <translation>Ce qui est sous le pointeur</translation>
    </message>
    <message>
        <source>What lay beside it is found in the new place as well</source>
        <translation>Ce qui se trouvait à côté est retrouvé aussi au nouvel endroit</translation>
    </message>
    <message>
        <source>What makes places alike: their course over the year (series), or their look</source>
        <translation>Ce qui rend des lieux semblables : leur évolution dans l'année (series), ou leur aspect</translation>
    </message>
    <message>
        <source>What of SAR is the second witness: VV, VH or RVI, levelled and filtered here; or the name of another band of dated rasters, such as coherence.</source>
        <translation>Ce qui, du SAR, sert de second témoin : VV, VH ou RVI, mis à niveau et filtrés ici ; ou le nom d'une autre bande de rasters datés, comme la cohérence.</translation>
    </message>
    <message>
        <source>What plays</source>
        <translation>Ce qui est lu</translation>
    </message>
    <message>
        <source>What the blocks in work may take together, beside QGIS itself.</source>
        <translation>Ce que les blocs en cours peuvent occuper ensemble, en plus de QGIS lui-même.</translation>
    </message>
    <message>
        <source>What the coarse sensor really sees in one pixel, where its rasters were resampled</source>
        <translation>Ce que le capteur grossier voit vraiment dans un pixel, si ses rasters ont été rééchantillonnés</translation>
    </message>
    <message>
        <source>What the sensor really sees in one pixel, for coarse rasters that were resampled to smaller ones; empty means the pixels of the rasters.</source>
        <translation>Ce que le capteur voit vraiment en un pixel, pour des rasters grossiers rééchantillonnés en pixels plus petits ; vide veut dire les pixels des rasters.</translation>
    </message>
    <message>
        <source>What this project says of the STORI dock is damaged and was passed over: add the images again.</source>
        <translation>Ce que ce projet dit du panneau STORI est endommagé et a été ignoré : ajoutez à nouveau les images.</translation>
    </message>
    <message>
        <source>What this project says of the index of places is damaged and was passed over: open the index again.</source>
        <translation>Ce que ce projet dit de l'index de lieux est endommagé et a été ignoré : ouvrez à nouveau l'index.</translation>
    </message>
    <message>
        <source>What to load</source>
        <translation>Ce qui est chargé</translation>
    </message>
    <message>
        <source>What was learned from, the loss curve, the held-out error by length of gap.</source>
        <translation>Sur quoi on a appris, la courbe de perte, l'erreur sur les données mises de côté selon la longueur de lacune.</translation>
    </message>
    <message>
        <source>When a raster cannot be read</source>
        <translation>Quand un raster est illisible</translation>
    </message>
    <message>
        <source>Where a season starts and ends</source>
        <translation>Où une saison commence et finit</translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation>Où est {} maintenant ?</translation>
    </message>
    <message>
        <source>Where rasters of several sensors are mixed, what their filters differ by is taken off: by published coefficients (Sentinel-2, Landsat 8-9, Landsat 4-7), else learned where they saw the same ground within 3 days. All are brought to the sensor with most acquisitions; the log tells by how much. HLS is at one level as it comes.</source>
        <translation>Là où des rasters de plusieurs capteurs sont mélangés, ce qui différencie leurs filtres est retiré : par des coefficients publiés (Sentinel-2, Landsat 8-9, Landsat 4-7), sinon appris là où ils ont vu le même terrain à 3 jours près. Tous sont ramenés au capteur qui a le plus d’acquisitions ; le journal dit de combien. HLS est déjà à un même niveau.</translation>
    </message>
    <message>
        <source>Which changes count: fall, rise or both.</source>
        <translation>Quels changements comptent : baisse, hausse ou les deux.</translation>
    </message>
    <message>
        <source>Whittaker smoother</source>
        <translation>Lisseur de Whittaker</translation>
    </message>
    <message>
        <source>Who is asked. planetary_computer has Sentinel-2 and Sentinel-1 worldwide without an account; the help says what the others have.</source>
        <translation>Qui est interrogé. planetary_computer a Sentinel-2 et Sentinel-1 dans le monde entier sans compte ; l'aide dit ce qu'ont les autres.</translation>
    </message>
    <message>
        <source>Within (days)</source>
        <translation>En moins de (jours)</translation>
    </message>
    <message>
        <source>Without SAR, {name} works from the optical series alone.</source>
        <translation>Sans SAR, {name} travaille avec la seule série optique.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Write RVI and VH/VV</source>
        <translation>Écrire RVI et VH/VV</translation>
    </message>
    <message>
        <source>Write dates</source>
        <translation>Écrire les dates</translation>
    </message>
    <message>
        <source>Write standard deviations</source>
        <translation>Écrire les écarts types</translation>
    </message>
    <message>
        <source>Write the uncertainty as well</source>
        <translation>Écrire aussi l'incertitude</translation>
    </message>
    <message>
        <source>Write trend, season and residual</source>
        <translation>Écrire tendance, saison et résidu</translation>
    </message>
    <message>
        <source>Write what the values rest on</source>
        <translation>Écrire sur quoi reposent les valeurs</translation>
    </message>
    <message>
        <source>Writes a clear mask per date, and copies of the rasters without clouds.</source>
        <translation>Écrit un masque de ciel clair par date, et des copies des rasters sans nuages.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Writing the page</source>
        <translation>Écriture de la page</translation>
    </message>
    <message>
        <source>YYYY-MM-DD. A whole season and some weeks around it give the best series.</source>
        <translation>AAAA-MM-JJ. Une saison entière et quelques semaines autour donnent la meilleure série.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first acquisition.</source>
        <translation>AAAA-MM-JJ ; vide : la première acquisition.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first date.</source>
        <translation>AAAA-MM-JJ ; vide : la première date.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first optical acquisition.</source>
        <translation>AAAA-MM-JJ ; vide : la première acquisition optique.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first pass.</source>
        <translation>AAAA-MM-JJ ; vide : le premier passage.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first raster.</source>
        <translation>AAAA-MM-JJ ; vide : le premier raster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last acquisition.</source>
        <translation>AAAA-MM-JJ ; vide : la dernière acquisition.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last optical acquisition.</source>
        <translation>AAAA-MM-JJ ; vide : la dernière acquisition optique.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last raster.</source>
        <translation>AAAA-MM-JJ ; vide : le dernier raster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last.</source>
        <translation>AAAA-MM-JJ ; vide : le dernier.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; it is fetched as well.</source>
        <translation>AAAA-MM-JJ ; elle est récupérée aussi.</translation>
    </message>
    <message>
        <source>Year, month and day as in 2021-05-01; empty: the {}</source>
        <translation>Année, mois et jour comme dans 2021-05-01 ; vide : la {}</translation>
    </message>
    <message>
        <source>Your file of prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), vit-rgb (ViT-B/16), presto or galileo; nothing is downloaded. The other encoders need none.</source>
        <translation>Votre fichier de prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), de vit-rgb (ViT-B/16), de presto ou de galileo ; rien n'est téléchargé. Les autres encodeurs n'en demandent pas.</translation>
    </message>
    <message>
        <source>Your file with the weights of the encoder</source>
        <translation>Votre fichier des poids de l'encodeur</translation>
    </message>
    <message>
        <source>Zoom to all</source>
        <translation>Zoomer sur tout</translation>
    </message>
    <message>
        <source>about 1 second</source>
        <translation>environ 1 seconde</translation>
    </message>
    <message>
        <source>about {count:,} hours</source>
        <translation>environ {count:,} heures</translation>
    </message>
    <message>
        <source>about {count:,} minutes</source>
        <translation>environ {count:,} minutes</translation>
    </message>
    <message>
        <source>about {count:,} seconds</source>
        <translation>environ {count:,} secondes</translation>
    </message>
    <message>
        <source>accuracy,validation,error,rmse,cross-validation,gap,uncertainty,coverage,benchmark</source>
        <translation>exactitude,validation,erreur,rmse,validation croisée,lacune,incertitude,couverture,comparaison</translation>
    </message>
    <message>
        <source>all bands</source>
        <translation>toutes les bandes</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>tous les cœurs</translation>
    </message>
    <message>
        <source>all methods</source>
        <translation>toutes les méthodes</translation>
    </message>
    <message>
        <source>all that the images share</source>
        <translation>tout ce qu’elles partagent</translation>
    </message>
    <message>
        <source>all; fewer are faster, such as B04, B08</source>
        <translation>toutes ; moins est plus rapide, par exemple B04, B08</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>amplitude</translation>
    </message>
    <message>
        <source>amplitude {}</source>
        <translation>amplitude {}</translation>
    </message>
    <message>
        <source>animation,gif,mp4,webm,video,film,movie,time lapse,time series,before and after,side by side,dates,ffmpeg,presentation</source>
        <translation>animation,gif,mp4,webm,vidéo,film,accéléré,série temporelle,avant après,côte à côte,dates,ffmpeg,présentation</translation>
    </message>
    <message>
        <source>any</source>
        <translation>indifférent</translation>
    </message>
    <message>
        <source>any: chips that share a label; exact: chips with the same set of labels.</source>
        <translation>any : imagettes qui partagent une étiquette ; exact : imagettes au même ensemble d'étiquettes.</translation>
    </message>
    <message>
        <source>as STORI sees fit</source>
        <translation>au choix de STORI</translation>
    </message>
    <message>
        <source>as its rasters</source>
        <translation>comme ses rasters</translation>
    </message>
    <message>
        <source>as much error as straight lines in gaps of {} days</source>
        <translation>autant d'erreur que des droites dans des lacunes de {} jours</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>tel quel</translation>
    </message>
    <message>
        <source>as the finest image</source>
        <translation>comme l'image la plus fine</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>ascendante</translation>
    </message>
    <message>
        <source>at least {:.0f} %</source>
        <translation>au moins {:.0f} %</translation>
    </message>
    <message>
        <source>auto: the best at gaps hidden from it in this scene</source>
        <translation>auto : le meilleur sur des lacunes cachées dans cette scène</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands</source>
        <translation>auto : ce qui se trouve auprès des bandes</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where not zero means masked, or ..._clear, where it means clear; none: nodata only.</source>
        <translation>auto : ce qui se trouve à côté des bandes ; scl : classification de scène Sentinel-2 ; qa_pixel : Landsat Collection 2 ; binary : rasters nommés ..._mask ou ..._cloud, où non nul signifie masqué, ou ..._clear, où cela signifie clair ; none : nodata seulement.</translation>
    </message>
    <message>
        <source>auto: whatever was best at gaps hidden from it in this very scene, per band and length of gap; gp: Gaussian process that fuses SAR and optical; stori: recurrent network on top of gp; whittaker: smoothing spline; harmonic: yearly and half-yearly waves; linear: straight lines between clear dates. Only gp and stori use SAR and coarse rasters.</source>
        <translation>auto : ce qui fut le meilleur sur des lacunes cachées dans cette scène même, par bande et longueur de lacune ; gp : processus gaussien qui fusionne SAR et optique ; stori : réseau récurrent au-dessus de gp ; whittaker : spline de lissage ; harmonic : ondes annuelles et semestrielles ; linear : droites entre dates claires. Seuls gp et stori utilisent le SAR et les rasters grossiers.</translation>
    </message>
    <message>
        <source>backscatter (VV, VH, HH or HV)</source>
        <translation>de la rétrodiffusion (VV, VH, HH ou HV)</translation>
    </message>
    <message>
        <source>binary: rasters named mask, cloud or clear</source>
        <translation>binary : rasters nommés mask, cloud ou clear</translation>
    </message>
    <message>
        <source>break</source>
        <translation>rupture</translation>
    </message>
    <message>
        <source>change detection,break,harvest,mowing,burn,fire,clearing,date,magnitude,confidence,time series,uncertainty</source>
        <translation>détection de changements,rupture,récolte,fauche,brûlis,feu,défrichement,date,ampleur,confiance,série temporelle,incertitude</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>clair</translation>
    </message>
    <message>
        <source>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif and maskclouds.json.</source>
        <translation>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif et maskclouds.json.</translation>
    </message>
    <message>
        <source>cloud,mask,shadow,scl,qa_pixel,cloud probability,s2cloudless,buffer,clear,screen,outlier,sentinel-2,landsat,preparation</source>
        <translation>nuage,masque,ombre,scl,qa_pixel,probabilité de nuage,s2cloudless,marge,clair,valeur aberrante,sentinel-2,landsat,préparation</translation>
    </message>
    <message>
        <source>coarse</source>
        <translation>grossier</translation>
    </message>
    <message>
        <source>companions such as angles, previews and deviations</source>
        <translation>fichiers d'accompagnement tels qu'angles, aperçus et écarts</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>dates of the images</source>
        <translation>dates des images</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>descendante</translation>
    </message>
    <message>
        <source>distance {:.4g}</source>
        <translation>distance {:.4g}</translation>
    </message>
    <message>
        <source>doubted: {}</source>
        <translation>en doute : {}</translation>
    </message>
    <message>
        <source>download,stac,catalogue,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,cloud-optimised,cog,rtc,gamma0,acquisitions</source>
        <translation>télécharger,stac,catalogue,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,download,cog,rtc,gamma0,acquisitions</translation>
    </message>
    <message>
        <source>dropped as outlier</source>
        <translation>écarté comme aberrant</translation>
    </message>
    <message>
        <source>end of season</source>
        <translation>fin de saison</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>tous les mois</translation>
    </message>
    <message>
        <source>every {} days</source>
        <translation>tous les {} jours</translation>
    </message>
    <message>
        <source>example</source>
        <translation>exemple</translation>
    </message>
    <message>
        <source>extent: in the extent, where they fit best</source>
        <translation>extent : dans l'emprise, où elles s'ajustent le mieux</translation>
    </message>
    <message>
        <source>fall</source>
        <translation>baisse</translation>
    </message>
    <message>
        <source>fall or rise</source>
        <translation>baisse ou hausse</translation>
    </message>
    <message>
        <source>files without a date, for which a dated virtual raster is read</source>
        <translation>fichiers sans date, pour lesquels un raster virtuel daté est lu</translation>
    </message>
    <message>
        <source>fine: BigEarthNet's 43 classes, ForestNet's 12; coarse: their 19 and 4.</source>
        <translation>fine : les 43 classes de BigEarthNet, les 12 de ForestNet ; coarse : leurs 19 et 4.</translation>
    </message>
    <message>
        <source>first image</source>
        <translation>première image</translation>
    </message>
    <message>
        <source>folder for the acquisitions</source>
        <translation>dossier pour les acquisitions</translation>
    </message>
    <message>
        <source>folder for the result</source>
        <translation>dossier du résultat</translation>
    </message>
    <message>
        <source>for {method}</source>
        <translation>pour {method}</translation>
    </message>
    <message>
        <source>from</source>
        <translation>dès</translation>
    </message>
    <message>
        <source>give an ISO 8601 duration of whole days, weeks, months or years such as P10D, P2W or P1M, the word observed, or a comma list of dates such as 2020-05-01,2020-06-01</source>
        <translation>donnez une durée ISO 8601 de jours, semaines, mois ou années entiers telle que P10D, P2W ou P1M, le mot observed, ou une liste de dates à virgules telle que 2020-05-01,2020-06-01</translation>
    </message>
    <message>
        <source>gp: Gaussian process, SAR and optical fused</source>
        <translation>gp : processus gaussien, SAR et optique fusionnés</translation>
    </message>
    <message>
        <source>hamming is for bits, the others for numbers; auto fits the code.</source>
        <translation>hamming est pour les bits, les autres pour les nombres ; auto s'accorde au code.</translation>
    </message>
    <message>
        <source>harmonic: yearly and half-yearly waves</source>
        <translation>harmonic : ondes annuelles et semestrielles</translation>
    </message>
    <message>
        <source>index</source>
        <translation>indice</translation>
    </message>
    <message>
        <source>inspect,check,inventory,acquisitions,dates,clouds,clear fraction,sentinel-1,sentinel-2,landsat,orbit,table,report</source>
        <translation>inspecter,contrôle,inventaire,acquisitions,dates,nuages,part claire,sentinel-1,sentinel-2,landsat,orbite,tableau,rapport</translation>
    </message>
    <message>
        <source>known by their names; else such as B04=red, B08=nir</source>
        <translation>reconnus à leurs noms ; sinon par exemple B04=red, B08=nir</translation>
    </message>
    <message>
        <source>last image</source>
        <translation>dernière image</translation>
    </message>
    <message>
        <source>leave-out: the acquisition is missing where it cannot be read</source>
        <translation>leave-out : l'acquisition manque là où elle est illisible</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>linear: straight lines between clear dates</source>
        <translation>linear : lignes droites entre les dates claires</translation>
    </message>
    <message>
        <source>load,time series,temporal,temporal controller,animation,group,dates,folder,sentinel-1,sentinel-2,landsat,style</source>
        <translation>charger,série temporelle,temporel,contrôleur temporel,animation,groupe,dates,dossier,sentinel-1,sentinel-2,landsat,style</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>masks: clear masks; copies: rasters without clouds; both.</source>
        <translation>masks : masques de ciel clair ; copies : rasters sans nuages ; both : les deux.</translation>
    </message>
    <message>
        <source>model,example,chain,workflow,graphical modeler,raw folders,time series</source>
        <translation>modèle,exemple,chaîne,enchaînement,modeleur graphique,dossiers bruts,série temporelle</translation>
    </message>
    <message>
        <source>neighbouring passes</source>
        <translation>passages voisins</translation>
    </message>
    <message>
        <source>neither the band descriptions nor the file name tell the polarisations; describe the bands as VV and VH, or end the name in _VV_VH in the order of the bands</source>
        <translation>ni les descriptions de bandes ni le nom du fichier ne donnent les polarisations ; décrivez les bandes comme VV et VH, ou finissez le nom par _VV_VH dans l'ordre des bandes</translation>
    </message>
    <message>
        <source>no SAR</source>
        <translation>pas de SAR</translation>
    </message>
    <message>
        <source>no cloud mask: all its pixels count as clear</source>
        <translation>pas de masque de nuages : tous ses pixels comptent comme clairs</translation>
    </message>
    <message>
        <source>no date found: type one in, or the file is left out</source>
        <translation>aucune date trouvée : saisissez-en une, sinon le fichier est écarté</translation>
    </message>
    <message>
        <source>no surface reflectance or backscatter</source>
        <translation>ni réflectance de surface ni rétrodiffusion</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none: all that was measured is clear</source>
        <translation>none : tout ce qui a été mesuré est clair</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>pas encore choisie</translation>
    </message>
    <message>
        <source>observed that day</source>
        <translation>observé ce jour-là</translation>
    </message>
    <message>
        <source>only up to</source>
        <translation>seulement jusqu'à</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>optique</translation>
    </message>
    <message>
        <source>other statistics of bands of which the median or mean is read</source>
        <translation>autres statistiques de bandes dont la médiane ou la moyenne est lue</translation>
    </message>
    <message>
        <source>peak of season</source>
        <translation>maximum de la saison</translation>
    </message>
    <message>
        <source>phenology,season,start of season,end of season,peak,greenup,senescence,timesat,amplitude,integral,crop,vegetation,uncertainty</source>
        <translation>phénologie,saison,début de saison,fin de saison,pic,verdissement,sénescence,timesat,amplitude,intégrale,culture,végétation,incertitude</translation>
    </message>
    <message>
        <source>power</source>
        <translation>puissance</translation>
    </message>
    <message>
        <source>probability: rasters of how likely cloud is</source>
        <translation>probability : rasters de probabilité de nuage</translation>
    </message>
    <message>
        <source>products without their images; download or unzip them again, or take them out</source>
        <translation>produits sans leurs images ; téléchargez-les ou décompressez-les à nouveau, ou retirez-les</translation>
    </message>
    <message>
        <source>qa_pixel: Landsat Collection 2</source>
        <translation>qa_pixel : Landsat Collection 2</translation>
    </message>
    <message>
        <source>quality bits of a kind that is not understood; for a mask give rasters named ..._mask, not zero where clouded</source>
        <translation>bits de qualité d'un genre qui n'est pas compris ; comme masque donnez des rasters nommés ..._mask, non nuls là où il y a des nuages</translation>
    </message>
    <message>
        <source>quality bits of how the correction went, not of where clouds are, are not used; for a mask add {masks}</source>
        <translation>les bits de qualité sur le déroulement de la correction, et non sur la place des nuages, ne sont pas utilisés ; comme masque ajoutez {masks}</translation>
    </message>
    <message>
        <source>quality bits that are not understood, beside a mask that is</source>
        <translation>bits de qualité qui ne sont pas compris, à côté d'un masque qui l'est</translation>
    </message>
    <message>
        <source>quegan: over time and space; lee, lee-snap: each image by itself, see help; none.</source>
        <translation>quegan : sur le temps et l'espace ; lee, lee-snap : chaque image à part, voir l'aide ; none : aucun.</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>reconstruit</translation>
    </message>
    <message>
        <source>reflectance</source>
        <translation>réflectance</translation>
    </message>
    <message>
        <source>reflectance bands</source>
        <translation>des bandes de réflectance</translation>
    </message>
    <message>
        <source>result</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>retrieval,evaluation,benchmark,mean average precision,map,precision,hash,binary,lsh,bigearthnet,forestnet,t-sne,pca,embedding</source>
        <translation>recherche,évaluation,comparaison,mean average precision,map,précision,hachage,binaire,lsh,bigearthnet,forestnet,t-sne,acp,plongement</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,embedding,index,chips,patches,foundation model,prithvi,presto,galileo,mosaiks,hash,bigearthnet,forestnet,similar places</source>
        <translation>recherche,similarité,plongement,index,imagettes,modèle de fondation,prithvi,presto,galileo,mosaiks,hachage,bigearthnet,forestnet,lieux semblables</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,nearest,embedding,query by example,chips,hamming,cosine,milvus,look alike,similar places</source>
        <translation>recherche,similarité,plus proches voisins,plongement,requête par l'exemple,imagettes,hamming,cosinus,milvus,lieux semblables</translation>
    </message>
    <message>
        <source>rise</source>
        <translation>hausse</translation>
    </message>
    <message>
        <source>sample,zonal statistics,extract,points,polygons,fields,parcels,curve,time series,ndvi,profile,csv,table,uncertainty</source>
        <translation>échantillon,statistiques zonales,extraire,points,polygones,champs,parcelles,courbe,série temporelle,ndvi,profil,csv,tableau,incertitude</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>échantillonnées</translation>
    </message>
    <message>
        <source>sar,radar,sentinel-1,backscatter,speckle,quegan,lee,orbit,ascending,descending,db,linear,rvi,cross ratio,trend,stl,decomposition,preparation</source>
        <translation>sar,radar,sentinel-1,rétrodiffusion,chatoiement,quegan,lee,orbite,ascendante,descendante,db,linéaire,rvi,rapport croisé,tendance,stl,décomposition,préparation</translation>
    </message>
    <message>
        <source>scene: on all the ground that the rasters share</source>
        <translation>scene : sur tout le terrain commun aux rasters</translation>
    </message>
    <message>
        <source>scl: Sentinel-2 scene classification</source>
        <translation>scl : classification de scène de Sentinel-2</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>évaluées</translation>
    </message>
    <message>
        <source>sentinel-1,sentinel-2,landsat,sar,radar,backscatter,optical,reflectance,ndvi,cloud,gap,gap filling,interpolation,smoothing,fusion,modis,viirs,sentinel-3,time series,temporal,gaussian process</source>
        <translation>sentinel-1,sentinel-2,landsat,sar,radar,rétrodiffusion,optique,réflectance,ndvi,nuage,lacune,combler les lacunes,interpolation,lissage,fusion,série temporelle,temporel,processus gaussien</translation>
    </message>
    <message>
        <source>sentinel-2: 10 m, every 5 days; landsat: 30 m, since 1982; hls: both at 30 m.</source>
        <translation>sentinel-2 : 10 m, tous les 5 jours ; landsat : 30 m, depuis 1982 ; hls : les deux à 30 m.</translation>
    </message>
    <message>
        <source>set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>fixez la métadonnée BOA_ADD_OFFSET (-1000 là où il est encore dans les nombres, 0 sinon) ou donnez les dossiers SAFE d'origine</translation>
    </message>
    <message>
        <source>share of the amplitude</source>
        <translation>part de l'amplitude</translation>
    </message>
    <message>
        <source>similarity,embedding,alphaearth,satellite embedding,tessera,foundation model,cosine,look alike,similar places,heat map</source>
        <translation>similarité,plongement,embedding,alphaearth,satellite embedding,tessera,modèle de fondation,cosinus,ressemblance,lieux semblables,carte de chaleur</translation>
    </message>
    <message>
        <source>spectral index,vegetation index,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,time series,sentinel-2,landsat,uncertainty</source>
        <translation>indice spectral,indice de végétation,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,série temporelle,sentinel-2,landsat,incertitude</translation>
    </message>
    <message>
        <source>stack,unstack,multiband,time series,temporal,temporal controller,fixed range per band,dates,merge,split,convert</source>
        <translation>pile,dépiler,multibande,série temporelle,temporel,contrôleur temporel,intervalle fixe par bande,dates,fusionner,séparer,convertir</translation>
    </message>
    <message>
        <source>stack: one raster per band; unstack: one raster per date.</source>
        <translation>stack : un raster par bande ; unstack : un raster par date.</translation>
    </message>
    <message>
        <source>start of season</source>
        <translation>début de saison</translation>
    </message>
    <message>
        <source>steepest change</source>
        <translation>changement le plus fort</translation>
    </message>
    <message>
        <source>stop: the run ends</source>
        <translation>stop : l'exécution s'arrête</translation>
    </message>
    <message>
        <source>stori: recurrent network on top of gp</source>
        <translation>stori : réseau récurrent au-dessus de gp</translation>
    </message>
    <message>
        <source>sure: ± {}</source>
        <translation>sûr : ± {}</translation>
    </message>
    <message>
        <source>the area</source>
        <translation>la zone</translation>
    </message>
    <message>
        <source>the cache of your user account</source>
        <translation>le cache de votre compte utilisateur</translation>
    </message>
    <message>
        <source>the dock</source>
        <translation>le panneau</translation>
    </message>
    <message>
        <source>the same days of other years</source>
        <translation>les mêmes jours d'autres années</translation>
    </message>
    <message>
        <source>the weights that come with STORI</source>
        <translation>les poids fournis avec STORI</translation>
    </message>
    <message>
        <source>threshold: a share of the amplitude; derivative: the steepest rise and fall.</source>
        <translation>threshold : une part de l'amplitude ; derivative : la montée et la descente les plus raides.</translation>
    </message>
    <message>
        <source>to choose a method by</source>
        <translation>pour choisir une méthode</translation>
    </message>
    <message>
        <source>train,network,neural,recurrent,deep learning,model,fine-tuning,transfer,weights</source>
        <translation>entraîner,réseau,neuronal,récurrent,apprentissage profond,modèle,réglage fin,transfert,poids</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>unlike</source>
        <translation>dissemblable</translation>
    </message>
    <message>
        <source>unsure: ± {}</source>
        <translation>incertain : ± {}</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>jusqu'à</translation>
    </message>
    <message>
        <source>values: the series itself; standard deviation: the rasters *_sd.tif beside it; quality: the rasters *_quality.tif beside it, in the colours of their classes.</source>
        <translation>values : la série elle-même ; standard deviation : les rasters *_sd.tif à côté ; quality : les rasters *_quality.tif à côté, dans les couleurs de leurs classes.</translation>
    </message>
    <message>
        <source>virtual copies of files that are read as well</source>
        <translation>copies virtuelles de fichiers qui sont lus aussi</translation>
    </message>
    <message>
        <source>virtual rasters made of files that are read as well and of others that lie elsewhere; give these others too, or the virtual rasters without any of their files</source>
        <translation>rasters virtuels faits de fichiers qui sont lus aussi et d'autres qui se trouvent ailleurs ; donnez aussi ces autres, ou les rasters virtuels sans aucun de leurs fichiers</translation>
    </message>
    <message>
        <source>whittaker: smoothing spline</source>
        <translation>whittaker : spline de lissage</translation>
    </message>
    <message>
        <source>within</source>
        <translation>en</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrites</translation>
    </message>
    <message>
        <source>{:,} pixels; half of them are below {:.3f}, one in a thousand above {:.3f}.</source>
        <translation>{:,} pixels ; la moitié est sous {:.3f}, un sur mille au-dessus de {:.3f}.</translation>
    </message>
    <message>
        <source>{:.1f} h</source>
        <translation>{:.1f} h</translation>
    </message>
    <message>
        <source>{blocks} finished blocks are kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>{blocks} blocs terminés sont gardés dans {folder} : relancez la même chose dans le même dossier pour continuer de là, ou supprimez ce dossier.</translation>
    </message>
    <message>
        <source>{coarse} are compared with the optical ones in {both} squares of their size for {series}; {dates} dates or means of near dates are learned from.</source>
        <translation>{coarse} sont comparés aux optiques dans {both} carrés de leur taille pour {series} ; on apprend de {dates} dates ou moyennes de dates proches.</translation>
    </message>
    <message>
        <source>{coarse} are of no use for {series}: both sensors saw {both} squares of their size clear, and {fewest} are needed. Check that they cover the scene, their masks and bands, or give a larger EXTENT.</source>
        <translation>{coarse} ne servent à rien pour {series} : les deux capteurs ont vu clairs {both} carrés de leur taille, et il en faut {fewest}. Vérifiez qu'ils couvrent la scène, leurs masques et bandes, ou donnez une zone plus grande pour EXTENT.</translation>
    </message>
    <message>
        <source>{count:,} bands are asked for, and {most:,} are the most: name those that you need in BANDS.</source>
        <translation>{count:,} bandes sont demandées, et {most:,} est le maximum : nommez celles qu'il vous faut dans BANDS.</translation>
    </message>
    <message>
        <source>{count} chips of several dates hold the point: the example is that of {date}. An index of one date, or of a series, has one.</source>
        <translation>{count} imagettes de plusieurs dates contiennent le point : l’exemple est celle du {date}. Un index d’une date, ou d’une série, n’en a qu’une.</translation>
    </message>
    <message>
        <source>{count} of {sensor}</source>
        <translation>{count} de {sensor}</translation>
    </message>
    <message>
        <source>{dates} dates from {first} to {last} of {series} by {methods}; {clear:.0f} % of the observations were clear, {filled:.2f} % of the result has a value; {seconds:.0f} s.</source>
        <translation>{dates} dates du {first} au {last} de {series} par {methods} ; {clear:.0f} % des observations étaient claires, {filled:.2f} % du résultat a une valeur ; {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>{dates} dates of {pixels:,} pixels: about {time}, {memory:.0f} MiB of memory and {disk:.0f} MiB on disk.</source>
        <translation>{dates} dates de {pixels:,} pixels : environ {time}, {memory:.0f} Mio de mémoire et {disk:.0f} Mio sur disque.</translation>
    </message>
    <message>
        <source>{dates} optical dates from {first} to {last}.</source>
        <translation>{dates} dates optiques du {first} au {last}.</translation>
    </message>
    <message>
        <source>{days:,} days</source>
        <translation>{days:,} jours</translation>
    </message>
    <message>
        <source>{failed} of {read} input files cannot be read: check that the drive or the network is there and the files are whole, then run it again. The first of them: {sentence}</source>
        <translation>{failed} des {read} fichiers d'entrée ne peuvent pas être lus : vérifiez que le lecteur ou le réseau est là et que les fichiers sont entiers, puis relancez. Le premier : {sentence}</translation>
    </message>
    <message>
        <source>{far} of {count} dates lie more than {days} days outside the optical acquisitions ({first} to {last}): their values are little more than a guess.</source>
        <translation>{far} des {count} dates se trouvent à plus de {days} jours des acquisitions optiques ({first} à {last}) : leurs valeurs ne sont guère plus que devinées.</translation>
    </message>
    <message>
        <source>{files} and {count} more</source>
        <translation>{files} et {count} autres</translation>
    </message>
    <message>
        <source>{files} changed while the run was reading: wait until the inputs are complete, then run it again with RESUME off.</source>
        <translation>{files} ont changé pendant la lecture : attendez que les entrées soient complètes, puis relancez avec RESUME désactivé.</translation>
    </message>
    <message>
        <source>{files}: either clouded all over, or numbers of Landsat Collection 2 beside others of Collection 1; if so, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files} : soit entièrement nuageux, soit des nombres de Landsat Collection 2 à côté d'autres de Collection 1 ; si oui, fixez l'échelle 0.0000275 et le décalage -0.2 des bandes.</translation>
    </message>
    <message>
        <source>{files}: named as Landsat Collection 2, but the numbers are those of Collection 1 (0 to 10000) and were taken times 0.0001; if they are not, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files} : nommés comme Landsat Collection 2, mais les nombres sont ceux de Collection 1 (0 à 10000) et ont été pris fois 0.0001 ; sinon, fixez l'échelle 0.0000275 et le décalage -0.2 des bandes.</translation>
    </message>
    <message>
        <source>{files}: numbers up to about {small:.4g}, where other files of this kind reach about {large:.4g}; if these are stored otherwise, set their bands' scale.</source>
        <translation>{files} : nombres jusqu'à environ {small:.4g}, là où d'autres fichiers de ce genre atteignent environ {large:.4g} ; si ceux-ci sont stockés autrement, fixez l'échelle de leurs bandes.</translation>
    </message>
    <message>
        <source>{files}: other files with such names have the offset of their baseline in the numbers or not, and these do not tell (cloud); it was taken off. If it is not there, {mended}.</source>
        <translation>{files} : d'autres fichiers de tels noms ont ou non le décalage de leur baseline dans les nombres, et ceux-ci ne le disent pas (nuages) ; il a été soustrait. S'il n'y est pas, {mended}.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out above {most:g}, unlike that of the other files; these seem to be stored otherwise: set their bands' scale.</source>
        <translation>{files} : la réflectance dépasse {most:g}, contrairement à celle des autres fichiers ; ceux-ci semblent stockés autrement : fixez l'échelle de leurs bandes.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out {spoken} {usual:.3g} as a rule (numbers {scaling}), where it should lie between 0 and 1; set the bands' scale and offset (gdal_edit.py -scale).</source>
        <translation>{files} : la réflectance va en règle générale {spoken} {usual:.3g} (nombres {scaling}), alors qu'elle devrait être entre 0 et 1 ; fixez l'échelle et le décalage des bandes (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: reflectance of Sentinel-2 steps by {height:+.2f} in all bands between {before} and {after}, as where the 1000 added since processing baseline 04.00 are still in some files; nothing was changed. {mend}.</source>
        <translation>{files} : la réflectance de Sentinel-2 saute de {height:+.2f} dans toutes les bandes entre {before} et {after}, comme là où les 1000 ajoutés depuis la processing baseline 04.00 sont encore dans certains fichiers ; rien n'a été changé. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files lie {height:.2f} higher in all bands than those of before {date}, when 1000 were first added, and nothing says so: they were taken off. If they are not in the numbers, set the metadata item BOA_ADD_OFFSET to 0.</source>
        <translation>{files} : les pixels les plus sombres de ces fichiers Sentinel-2 sont {height:.2f} plus hauts dans toutes les bandes que ceux d'avant {date}, quand 1000 furent ajoutés pour la première fois, et rien ne le dit : ils ont été soustraits. S'ils ne sont pas dans les nombres, fixez la métadonnée BOA_ADD_OFFSET à 0.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files never lie below 0.1, so the 1000 that are added since processing baseline 04.00 seem to be still in, or the ground is bright throughout (desert); nothing was taken off. {mend}.</source>
        <translation>{files} : les pixels les plus sombres de ces fichiers Sentinel-2 ne sont jamais sous 0.1, donc les 1000 ajoutés depuis la processing baseline 04.00 semblent y être encore, ou le sol est clair partout (désert) ; rien n'a été soustrait. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the metadata state an offset ({offset:+.4g}) with which dark surfaces reflect less than 0; if it was taken off before, remove it from the metadata (BOA_ADD_OFFSET=0, or gdal_edit.py -offset 0).</source>
        <translation>{files} : les métadonnées donnent un décalage ({offset:+.4g}) avec lequel les surfaces sombres réfléchissent moins de 0 ; s'il a déjà été soustrait, retirez-le des métadonnées (BOA_ADD_OFFSET=0, ou gdal_edit.py -offset 0).</translation>
    </message>
    <message>
        <source>{files}: the name tells a processing baseline whose offset of 1000 is not in the numbers (reflectance would fall below 0), so nothing was taken off; if it is there, {mended}.</source>
        <translation>{files} : le nom donne une processing baseline dont le décalage de 1000 n'est pas dans les nombres (la réflectance tomberait sous 0), donc rien n'a été soustrait ; s'il y est, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the offset of the processing baseline in the name takes dark surfaces below 0; if it is not in the numbers of these files, {mended}.</source>
        <translation>{files} : le décalage de la processing baseline du nom fait passer les surfaces sombres sous 0 ; s'il n'est pas dans les nombres de ces fichiers, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) makes per cent of the numbers (up to {top:.3g}), so they were taken {taken}; set that on the bands (gdal_edit.py -scale).</source>
        <translation>{files} : l'échelle déclarée ({scaling}) fait des nombres des pour cent (jusqu'à {top:.3g}), ils ont donc été pris {taken} ; fixez cela sur les bandes (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) was passed over, because the numbers (up to {high:.3g}) are scaled already; remove it (gdal_edit.py -scale 1 -offset 0).</source>
        <translation>{files} : l'échelle déclarée ({scaling}) a été ignorée, car les nombres (jusqu'à {high:.3g}) sont déjà à l'échelle ; retirez-la (gdal_edit.py -scale 1 -offset 0).</translation>
    </message>
    <message>
        <source>{gone} of {count} coarse acquisitions are left out: they have no cloud mask, or one that hides nothing, and are far brighter than usual. Add their quality layers to use what of them is clear.</source>
        <translation>{gone} acquisitions grossières sur {count} sont laissées de côté : elles n'ont pas de masque de nuages, ou un masque qui ne cache rien, et sont bien plus claires que d'habitude. Ajoutez leurs couches de qualité pour utiliser ce qui y est clair.</translation>
    </message>
    <message>
        <source>{index} needs a {missing} band, and the optical rasters have none; the bands found are {names}.</source>
        <translation>{index} demande une bande {missing}, et les rasters optiques n'en ont pas ; les bandes trouvées sont {names}.</translation>
    </message>
    <message>
        <source>{level:+.2f} ± {spread:.2f} dB of {channel}</source>
        <translation>{level:+.2f} ± {spread:.2f} dB de {channel}</translation>
    </message>
    <message>
        <source>{method} for {bands} in gaps{where} of about {days:.0f} days ({ratio:.2f} times the error)</source>
        <translation>{method} pour {bands} dans des lacunes{where} d'environ {days:.0f} jours ({ratio:.2f} fois l'erreur)</translation>
    </message>
    <message>
        <source>{method} would lower the error of {other} on held-out dates by {gain:.1f} % and is not used: LEAST_GAIN is {least} %.</source>
        <translation>{method} réduirait l'erreur de {other} sur des dates mises de côté de {gain:.1f} % et n'est pas utilisée : LEAST_GAIN est {least} %.</translation>
    </message>
    <message>
        <source>{name} is left out: {why}</source>
        <translation>{name} est laissée de côté : {why}</translation>
    </message>
    <message>
        <source>{name} is missing: give the first and the last date that you want.</source>
        <translation>{name} manque : donnez la première et la dernière date voulues.</translation>
    </message>
    <message>
        <source>{name} is “{text}”, which is not a date: write it as 2020-05-01.</source>
        <translation>{name} est « {text} », qui n'est pas une date : écrivez-la comme 2020-05-01.</translation>
    </message>
    <message>
        <source>{name} makes no use of the coarse rasters: auto, gp and stori do.</source>
        <translation>{name} n'utilise pas les rasters grossiers : auto, gp et stori le font.</translation>
    </message>
    <message>
        <source>{passes} SAR passes from {first} to {last}, {orbits} orbits.</source>
        <translation>{passes} passages SAR du {first} au {last}, {orbits} orbites.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a raster; it may be damaged or of another kind: mend it, or take it out.</source>
        <translation>{path} ne peut pas être lu comme raster ; il est peut-être endommagé ou d'une autre sorte : réparez-le, ou retirez-le.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it was moved, deleted or damaged since the run. Run it again.</source>
        <translation>{path} ne peut pas être lu : il a été déplacé, supprimé ou endommagé depuis l'exécution. Relancez-la.</translation>
    </message>
    <message>
        <source>{path} cannot be read: the file is damaged or was cut short, or its drive is gone. Replace it or take it out of the inputs.</source>
        <translation>{path} ne peut pas être lu : le fichier est endommagé ou tronqué, ou son lecteur a disparu. Remplacez-le ou retirez-le des entrées.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the path.</source>
        <translation>{path} n'existe pas : vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{path} has no coordinate reference system: assign one (Raster &gt; Projections &gt; Assign Projection in QGIS), or take it out.</source>
        <translation>{path} n'a pas de système de coordonnées de référence : attribuez-en un (Raster &gt; Projections &gt; Assigner une projection dans QGIS), ou retirez-le.</translation>
    </message>
    <message>
        <source>{path} has not answered for {seconds:.0f} seconds: check that its drive or its address is there, then run it again, or take it out of the inputs.</source>
        <translation>{path} n'a pas répondu depuis {seconds:.0f} secondes : vérifiez que son lecteur ou son adresse est là, puis relancez, ou retirez-le des entrées.</translation>
    </message>
    <message>
        <source>{path} lies where the CRS of the other rasters does not reach: check its CRS, or take it out.</source>
        <translation>{path} se trouve là où le SCR des autres rasters ne s'étend pas : vérifiez son SCR, ou retirez-le.</translation>
    </message>
    <message>
        <source>{sar} counts as level with the rest of its orbit: too few passes of other satellites lie near in time.</source>
        <translation>{sar} est tenu pour au niveau du reste de son orbite : trop peu de passages d'autres satellites sont proches dans le temps.</translation>
    </message>
    <message>
        <source>{sar} stays at its own level, so that a step may remain: no pass of another orbit lies within 24 days, nor eight on the same days of other years. Add passes between them, or choose one orbit in stori:preparesar.</source>
        <translation>{sar} reste à son propre niveau, si bien qu'une marche peut subsister : aucun passage d'une autre orbite n'est à moins de 24 jours, ni huit aux mêmes jours d'autres années. Ajoutez des passages entre eux, ou choisissez une orbite dans stori:preparesar.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by few passes near in time, so that a step may remain.</source>
        <translation>{sar} : {taken} sont soustraits, d'après peu de passages proches dans le temps, si bien qu'une marche peut subsister.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by {how}.</source>
        <translation>{sar} : {taken} sont soustraits, d'après : {how}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used, but {others}, by {dates} hidden dates.</source>
        <translation>{series} : {method} est utilisée, mais {others}, d'après {dates} dates cachées.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; on {dates} hidden dates no other method was better by more than chance{beside}.</source>
        <translation>{series} : {method} est utilisée ; sur {dates} dates cachées aucune autre méthode n'était meilleure au-delà du hasard{beside}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; too few dates are clear enough to be hidden and to compare methods by.</source>
        <translation>{series} : {method} est utilisée ; trop peu de dates sont assez claires pour être cachées et comparer les méthodes.</translation>
    </message>
    <message>
        <source>{share:.1f} % of the clear observations of {series} stand out from their neighbours like missed cloud, haze or shadow and are not used.</source>
        <translation>{share:.1f} % des observations claires de {series} se détachent de leurs voisines comme des nuages, de la brume ou de l'ombre manqués et ne sont pas utilisées.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the observations that masks call clear were dropped as patches of haze or shadow.</source>
        <translation>{share:.2f} % des observations que les masques disent claires ont été écartées comme des taches de brume ou d'ombre.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels are bright ground that masks take for cloud on most dates; what was seen there is used.</source>
        <translation>{share:.2f} % des pixels sont un sol clair que les masques prennent pour un nuage à la plupart des dates ; ce qui y a été vu est utilisé.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and have what the scene and their SAR say.</source>
        <translation>{share:.2f} % des pixels n'ont jamais été vus clairs et ont ce que disent la scène et leur SAR.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and some have no value.</source>
        <translation>{share:.2f} % des pixels n'ont jamais été vus clairs et certains n'ont pas de valeur.</translation>
    </message>
    <message>
        <source>{source} has no terrain-corrected Sentinel-1: the series rests on optical acquisitions alone; SOURCE planetary_computer has both.</source>
        <translation>{source} n'a pas de Sentinel-1 corrigé du terrain : la série repose sur les seules acquisitions optiques ; SOURCE planetary_computer a les deux.</translation>
    </message>
    <message>
        <source>{where} could not be written ({reason}): check that the disk has space and the folder may be written to, then run it again.</source>
        <translation>{where} n'a pas pu être écrit ({reason}) : vérifiez que le disque a de la place et que le dossier est accessible en écriture, puis relancez.</translation>
    </message>
    <message>
        <source>{} % clear</source>
        <translation>{} % clair</translation>
    </message>
    <message>
        <source>{} % less error than straight lines in gaps of {} days</source>
        <translation>{} % d'erreur en moins que des droites dans des lacunes de {} jours</translation>
    </message>
    <message>
        <source>{} % more error than straight lines in gaps of {} days</source>
        <translation>{} % d'erreur en plus que des droites dans des lacunes de {} jours</translation>
    </message>
    <message>
        <source>{} % sure</source>
        <translation>sûr à {} %</translation>
    </message>
    <message>
        <source>{} ({}, of the run)</source>
        <translation>{} ({}, de l'exécution)</translation>
    </message>
    <message>
        <source>{} cannot be opened.</source>
        <translation>{} ne peut être ouvert.</translation>
    </message>
    <message>
        <source>{} cannot be opened: it was moved or deleted since it was found.</source>
        <translation>{} ne peut être ouvert : déplacé ou supprimé depuis qu'il a été trouvé.</translation>
    </message>
    <message>
        <source>{} cannot be written: choose another place.</source>
        <translation>{} ne peut être écrit : choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>{} chips in {:.1f} MiB.</source>
        <translation>{} imagettes en {:.1f} Mio.</translation>
    </message>
    <message>
        <source>{} chips, encoder {}, code {}.</source>
        <translation>{} imagettes, encodeur {}, code {}.</translation>
    </message>
    <message>
        <source>{} coarse</source>
        <translation>{} grossier</translation>
    </message>
    <message>
        <source>{} d</source>
        <translation>{} j</translation>
    </message>
    <message>
        <source>{} d {}</source>
        <translation>{} j {}</translation>
    </message>
    <message>
        <source>{} dates a second</source>
        <translation>{} dates par seconde</translation>
    </message>
    <message>
        <source>{} days</source>
        <translation>{} jours</translation>
    </message>
    <message>
        <source>{} days and more</source>
        <translation>{} jours et plus</translation>
    </message>
    <message>
        <source>{} examples</source>
        <translation>{} exemples</translation>
    </message>
    <message>
        <source>{} from {} to {}</source>
        <translation>{} du {} au {}</translation>
    </message>
    <message>
        <source>{} has no place on the map.</source>
        <translation>{} n'a pas de place sur la carte.</translation>
    </message>
    <message>
        <source>{} holds no result: choose the folder that a run has written.</source>
        <translation>{} ne contient aucun résultat : choisissez le dossier qu'un calcul a écrit.</translation>
    </message>
    <message>
        <source>{} holds the result of an earlier run.</source>
        <translation>{} contient le résultat d’une exécution précédente.</translation>
    </message>
    <message>
        <source>{} is a folder: give the index a file's name.</source>
        <translation>{} est un dossier : donnez à l'index un nom de fichier.</translation>
    </message>
    <message>
        <source>{} is in the list already.</source>
        <translation>{} est déjà dans la liste.</translation>
    </message>
    <message>
        <source>{} is learning from the scene</source>
        <translation>{} apprend de la scène</translation>
    </message>
    <message>
        <source>{} is part of {}: the whole product was taken.</source>
        <translation>{} fait partie de {} : le produit entier a été pris.</translation>
    </message>
    <message>
        <source>{} is read as a coarse sensor now, because there are finer images.</source>
        <translation>{} est lu maintenant comme capteur grossier, car il y a des images plus fines.</translation>
    </message>
    <message>
        <source>{} is read as optical now, because there is nothing finer.</source>
        <translation>{} est lu maintenant comme optique, car il n'y a rien de plus fin.</translation>
    </message>
    <message>
        <source>{} makes nothing of the coarse rasters; {} do.</source>
        <translation>{} ne tire rien des rasters grossiers ; {} si.</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>{} observed</source>
        <translation>{} observé</translation>
    </message>
    <message>
        <source>{} of 3</source>
        <translation>{} sur 3</translation>
    </message>
    <message>
        <source>{} of {} SAR</source>
        <translation>{} sur {} SAR</translation>
    </message>
    <message>
        <source>{} of {} coarse</source>
        <translation>{} sur {} grossières</translation>
    </message>
    <message>
        <source>{} of {} optical</source>
        <translation>{} sur {} optiques</translation>
    </message>
    <message>
        <source>{} of {} values inside the interval</source>
        <translation>{} valeurs sur {} dans l'intervalle</translation>
    </message>
    <message>
        <source>{} places. Press Alike, then click on the map on what you look for.</source>
        <translation>{} lieux. Appuyez sur Semblable, puis cliquez sur la carte sur ce que vous cherchez.</translation>
    </message>
    <message>
        <source>{} radar</source>
        <translation>{} radar</translation>
    </message>
    <message>
        <source>{} reconstructed</source>
        <translation>{} reconstruit</translation>
    </message>
    <message>
        <source>{} rows.</source>
        <translation>{} lignes.</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} shares its file with other acquisitions: its date is that of the file and cannot be changed here.</source>
        <translation>{} partage son fichier avec d'autres acquisitions : sa date est celle du fichier et ne peut pas être changée ici.</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} à {}</translation>
    </message>
    <message>
        <source>{} · about {} left</source>
        <translation>{} · encore {} environ</translation>
    </message>
    <message>
        <source>{}, measured on {} hidden dates.</source>
        <translation>{}, mesuré sur {} dates cachées.</translation>
    </message>
    <message>
        <source>{}, the longest that could be measured (the longest there is: {} days)</source>
        <translation>{}, les plus longues qui ont pu être mesurées (la plus longue : {} jours)</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of a part of the scene is {}, {:.2f} times the error of lines.</source>
        <translation>{} : le meilleur dans les lacunes de {} jours dans une partie de la scène est {}, avec {:.2f} fois l'erreur des droites.</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of the whole scene is {}, {:.2f} times the error of lines.</source>
        <translation>{} : le meilleur dans les lacunes de {} jours dans toute la scène est {}, avec {:.2f} fois l'erreur des droites.</translation>
    </message>
    <message>
        <source>{}: the {} nearest of {}. Select pictures and press the keys + or − to refine.</source>
        <translation>{} : les {} plus proches sur {}. Sélectionnez des images et appuyez sur les touches + ou − pour affiner.</translation>
    </message>
    <message>
        <source>“{name}” is not an index known here: choose among {known}.</source>
        <translation>« {name} » n'est pas un indice connu ici : choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>« {} »</translation>
    </message>
    <message>
        <source>“{}” is not a date: write year, month and day as in 2021-05-01.</source>
        <translation>« {} » n'est pas une date : écrivez année, mois et jour comme dans 2021-05-01.</translation>
    </message>
    <message>
        <source>… and {} more.</source>
        <translation>… et {} de plus.</translation>
    </message>
    <message>
        <source>… or SAR layers</source>
        <translation>… ou des couches SAR</translation>
    </message>
    <message>
        <source>… or clouded layers</source>
        <translation>… ou des couches nuageuses</translation>
    </message>
    <message>
        <source>… or coarse optical layers</source>
        <translation>… ou couches optiques grossières</translation>
    </message>
    <message>
        <source>… or dated layers</source>
        <translation>… ou des couches datées</translation>
    </message>
    <message>
        <source>… or optical layers</source>
        <translation>… ou des couches optiques</translation>
    </message>
    <message>
        <source>… or the manifest of a run</source>
        <translation>… ou le manifeste d'une exécution</translation>
    </message>
</context>
<context>
    <name>StoriProvider</name>
    <message>
        <source>STORI (SAR and optical time series)</source>
        <translation>STORI (séries temporelles SAR et optiques)</translation>
    </message>
</context>
</TS>
