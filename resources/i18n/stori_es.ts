<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
        <translation>&lt;p&gt;Dice, antes de que confíe en una reconstrucción, cuánto se equivocaría en su escena. Se ocultan fechas, con todo lo que esté a menos de media longitud de hueco de ellas; los métodos aprenden del resto y de todo el SAR, predicen las fechas ocultas y se comparan con lo que se vio.&lt;/p&gt; &lt;p&gt;Los huecos tienen dos formas. &lt;i&gt;scene&lt;/i&gt; oculta fechas en toda la escena: el peor caso. &lt;i&gt;cloud&lt;/i&gt; las oculta en una parte de ella, como la mayoría de las nubes: las máscaras de fechas parcialmente nubladas de su propia serie dicen qué píxeles están cubiertos, los demás conservan lo que muestran, y se evalúa lo que estaba cubierto. Ahí &lt;i&gt;neighbours&lt;/i&gt; es también una vara de medir: una regresión por fecha sobre los píxeles que se vieron en ella, una recta donde fueron demasiado pocos.&lt;/p&gt; &lt;p&gt;Fechas que pueden ocultarse: más del 90 % de la muestra está despejada, a 45 días o más de ambos extremos de la serie, hasta doce, repartidas por igual. Se usan unos 2000 píxeles, de ventanas repartidas por la escena o por la extensión. Con LEARN_FROM &lt;i&gt;scene&lt;/i&gt; los métodos aprenden de toda la escena y se evalúan en la extensión, tal como trabaja una reconstrucción con esa opción. La interpolación lineal está siempre entre los métodos.&lt;/p&gt; &lt;h3&gt;Tabla (CSV)&lt;/h3&gt; &lt;p&gt;method, band, gap_shape (scene o cloud), gap_days (1 representa una sola fecha), n (valores ocultos), rmse, mae, bias (predicho menos visto) y width90 en las unidades de las bandas (reflectancia de 0 a 1), r2, coverage90 (fracción de valores ocultos dentro del intervalo del 90 %, de 0 a 1) y rmse_ratio_to_linear.&lt;/p&gt; &lt;h3&gt;Página (HTML)&lt;/h3&gt; &lt;p&gt;Error según la longitud del hueco, valores ocultos frente a predichos, y píxeles de ejemplo con sus intervalos del 90 %.&lt;/p&gt; &lt;p&gt;Proceso gaussiano según Pipia et al. 2019, Remote Sensing of Environment 235:111452.&lt;/p&gt;</translation>
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
    &lt;p&gt;Pregunta a un catálogo qué vieron los satélites de una zona entre dos fechas y lo obtiene: un GeoTIFF
    por cada paso, recortado, todos en una misma rejilla, con fechas, órbitas, escala y desplazamiento
    escritos en él. Lo que llega va directamente a &lt;i&gt;Reconstruct&lt;/i&gt;: OPTICAL_FOLDER y SAR_FOLDER de este
    paso son los de aquel.&lt;/p&gt;
    &lt;p&gt;Solo se contacta con la fuente elegida y con los servidores de archivos que ella nombra. De los
    archivos se leen las partes sobre la zona y nada más. Lo que no se puede obtener se omite con una frase;
    ejecutar lo mismo otra vez obtiene lo que falta y nada dos veces.&lt;/p&gt;
    &lt;h3&gt;Fuentes&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;planetary_computer&lt;/b&gt;: Sentinel-2, Landsat y HLS de todo el mundo, y Sentinel-1 como gamma0, con
    corrección del terreno; sin cuenta.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;earth_search&lt;/b&gt;: Sentinel-2 de todo el mundo; sin cuenta; sin Sentinel-1.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;copernicus&lt;/b&gt;: Sentinel-2 del Copernicus Data Space; requiere claves S3 de una cuenta gratuita
    como usuario y contraseña de AUTHCFG; lento, pues sus archivos son JPEG 2000.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_africa&lt;/b&gt;: Sentinel-2 y Sentinel-1 (20 m) sobre África.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_australia&lt;/b&gt;: Sentinel-2 sobre Australia.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;other&lt;/b&gt;: cualquier API STAC, con ENDPOINT, COLLECTIONS y ASSETS.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Lo que llega&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;sentinel2/&lt;/i&gt; (o &lt;i&gt;landsat/&lt;/i&gt;, &lt;i&gt;hls/&lt;/i&gt;): reflectancia tal como está guardada, con escala y
    desplazamiento, y la clasificación de la escena u otra máscara como última banda. &lt;i&gt;sentinel1/&lt;/i&gt;: VV y
    VH en potencia lineal. Las teselas de un mismo día y órbita se unen; los productos reprocesados vienen una
    vez, en su versión más reciente. Las bandas de otra resolución o SRC se interpolan (bilineal; promediadas
    donde la rejilla es mucho más gruesa; las clases toman el valor más próximo). &lt;i&gt;download.json&lt;/i&gt; enumera
    qué salió de qué, &lt;i&gt;download.html&lt;/i&gt; lo muestra: fechas y proporciones despejadas, la zona, lo que se
    omitió y desplazamientos que los números contradicen.&lt;/p&gt;
    &lt;p&gt;Las adquisiciones nubladas valen la pena: una con el 15 por ciento del suelo despejado aún dice algo.
    Por eso MAX_CLOUD es 100.&lt;/p&gt;
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
        <translation>&lt;p&gt;Calcula índices espectrales de cada fecha de una serie y escribe cada uno como serie propia: &lt;i&gt;ndvi_YYYYMMDD.tif&lt;/i&gt;, float32 sin unidad, ausente donde el suelo no está despejado.&lt;/p&gt; &lt;p&gt;Los índices: NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI, MNDWI, NBR, NDSI, NDTI y BSI. Se definen sobre colores y no sobre los números de banda de un sensor, así que sirven Sentinel-2, Landsat y rásteres con bandas llamadas red, nir, etc.; la reflectancia se lleva primero a la escala de 0 a 1. Donde está instalado el paquete de Python &lt;i&gt;spyndex&lt;/i&gt;, también pueden pedirse por su nombre los demás índices de Awesome Spectral Indices (Montero et al. 2023, Scientific Data 10:197) formados con estas bandas.&lt;/p&gt; &lt;h3&gt;Donde los nombres no son únicos&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;SAVI&lt;/b&gt; tiene L = 0,5, el valor de Huete para plantas de cobertura media; en Awesome Spectral Indices L = 1 si no se indica otra cosa.&lt;/li&gt; &lt;li&gt;&lt;b&gt;OSAVI&lt;/b&gt; = 1,16 (NIR - red) / (NIR + red + 0,16), con el factor de la familia de SAVI; dividido por 1,16 es la forma que no lo lleva.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDTI&lt;/b&gt; es el índice de laboreo (SWIR1 - SWIR2) / (SWIR1 + SWIR2), no el índice de turbidez del rojo y el verde.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDWI&lt;/b&gt; es el del agua abierta (McFeeters 1996: verde e infrarrojo cercano); el de las hojas (Gao 1996) es &lt;b&gt;NDMI&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDMI&lt;/b&gt; y &lt;b&gt;NBR&lt;/b&gt; toman el infrarrojo cercano estrecho (Sentinel-2 B8A) donde lo hay, &lt;b&gt;CIre&lt;/b&gt; las bandas del borde rojo a 783 y 705 nm (B07, B05).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kNDVI&lt;/b&gt; = tanh(NDVI²): la anchura del núcleo es la mitad de la suma de ambas bandas.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Lo que se pide y tiene una convención así se indica en el registro.&lt;/p&gt; &lt;h3&gt;Incertidumbre&lt;/h3&gt; &lt;p&gt;Donde la serie tiene desviaciones típicas (*_sd.tif, como una reconstrucción), las del índice se propagan desde sus bandas a primer orden (JCGM 100:2008, ecuación 10), como si los errores de las bandas fueran independientes. No lo son del todo: un índice reconstruido directamente (BANDS de la reconstrucción) es más exacto y declara mejor su incertidumbre. En suelos tan oscuros que el primer orden dice demasiado, la desviación es la mitad del rango del índice. El valor y la desviación faltan a la vez.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Corta rásteres en recortes, codifica cada uno y escribe un archivo en el que «Encontrar lugares parecidos» busca en milisegundos. Dé un ráster, una serie o una carpeta de recortes.&lt;/p&gt; &lt;h3&gt;Codificadores&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;convolutional&lt;/b&gt;: características convolucionales aleatorias sobre todas las bandas (MOSAIKS, Rolf et al. 2021); aprende en segundos de los propios recortes y no necesita nada más.&lt;/li&gt; &lt;li&gt;&lt;b&gt;series&lt;/b&gt;: para una serie sin huecos: cómo se comporta un lugar a lo largo del año, sea cual sea el día exacto de siembra o cosecha. Reconstruya primero la serie.&lt;/li&gt; &lt;li&gt;&lt;b&gt;prithvi&lt;/b&gt;: Prithvi-100M (Jakubik et al. 2023) o Prithvi-EO-2.0-300M (Szwarcman et al. 2024), cuya forma TL recibe también la fecha y el lugar, sobre azul, verde, rojo, infrarrojo cercano estrecho y dos bandas de infrarrojo de onda corta, desde su archivo de pesos; el infrarrojo cercano de Landsat hace las veces del estrecho.&lt;/li&gt; &lt;li&gt;&lt;b&gt;vit-rgb&lt;/b&gt;: un vision transformer (ViT-B/16) sobre rojo, verde y azul, desde su archivo de pesos, también de DeiT, DINO o MAE; el registro dice cómo se normalizan sus colores.&lt;/li&gt; &lt;li&gt;&lt;b&gt;presto&lt;/b&gt;: para una serie sin huecos de Sentinel-2: cómo se comporta un lugar a lo largo del año según Presto (Tseng et al. 2023), desde su archivo de pesos para pasos mensuales o de diez días. Prescinde de las bandas que faltan en los rásteres y lee también SAR (VV y VH) si se da.&lt;/li&gt; &lt;li&gt;&lt;b&gt;galileo&lt;/b&gt;: lo mismo según Galileo (Tseng et al. 2025), que ve además los píxeles de un lugar, desde su archivo de pesos de tamaño nano, tiny o base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;embeddings&lt;/b&gt;: para rásteres de embeddings que otros han calculado (AlphaEarth, TESSERA o cualquier ráster con un vector en sus bandas): la media de los vectores de un recorte, con SIZE 1 el vector de cada píxel. No se codifica nada.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Códigos&lt;/h3&gt; &lt;p&gt;float conserva todos los números; binary un bit por cada uno (32 veces menor); hash-L el hash trivial y lsh-L hiperplanos aleatorios con L bits (Blumenstiel et al. 2024, arXiv 2403.02059).&lt;/p&gt; &lt;h3&gt;Carpetas de recortes&lt;/h3&gt; &lt;p&gt;BigEarthNet (una carpeta por recorte con sus etiquetas en JSON; desde la versión 2, con metadata.parquet, para lo que hace falta el paquete de Python pyarrow, o metadata.csv), ForestNet (tablas CSV con example_path) o una carpeta de rásteres por clase. Sus etiquetas pasan al índice.&lt;/p&gt; &lt;p&gt;Una ejecución detenida continúa donde estaba al volver a iniciarla con los mismos valores. El resultado no depende del número de hilos.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Describe la temporada de cada píxel de un índice de vegetación, según TIMESAT (Jönsson y Eklundh 2004, Computers &amp;amp; Geosciences 30:833). Necesita una serie sin huecos: reconstrúyala primero.&lt;/p&gt; &lt;h3&gt;Bandas de los mapas&lt;/h3&gt; &lt;ol&gt; &lt;li&gt;&lt;b&gt;start&lt;/b&gt;: día del año en que empieza la temporada, 1 = uno de enero; más de 365 en el año siguiente.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak&lt;/b&gt;: en los mismos días.&lt;/li&gt; &lt;li&gt;&lt;b&gt;end&lt;/b&gt;: en los mismos días.&lt;/li&gt; &lt;li&gt;&lt;b&gt;length&lt;/b&gt;: días del inicio al fin.&lt;/li&gt; &lt;li&gt;&lt;b&gt;base&lt;/b&gt;: media de los mínimos antes y después del máximo, en la unidad del índice.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak_value&lt;/b&gt;: en la unidad del índice.&lt;/li&gt; &lt;li&gt;&lt;b&gt;amplitude&lt;/b&gt;: peak_value menos base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral&lt;/b&gt;: del inicio al fin, índice por días.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral_above_base&lt;/b&gt;: lo mismo, por encima de base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_up&lt;/b&gt;: tasa de aumento, cambio por día entre el 20 y el 80 por ciento de la amplitud antes del máximo.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_down&lt;/b&gt;: tasa de descenso, lo mismo después del máximo; ambas son positivas, como en TIMESAT.&lt;/li&gt; &lt;/ol&gt; &lt;p&gt;&lt;b&gt;threshold&lt;/b&gt;: inicio y fin están donde la curva pasa por una fracción de la amplitud en su lado del máximo; &lt;b&gt;derivative&lt;/b&gt;: en la mitad de su subida y bajada más pronunciadas.&lt;/p&gt; &lt;p&gt;Con SEASON_START &lt;b&gt;auto&lt;/b&gt; las temporadas empiezan el primero de enero donde eso sirve; si no, el primero de un mes en que la curva media es baja, como en el hemisferio sur.&lt;/p&gt; &lt;h3&gt;Salidas&lt;/h3&gt; &lt;p&gt;&lt;i&gt;phenology_2021.tif&lt;/i&gt; para cada temporada, con el nombre del año en que empieza, y &lt;i&gt;phenology_2021_sd.tif&lt;/i&gt; donde la serie tiene desviaciones típicas, llevadas a todas las métricas a primer orden (los errores de dos fechas cuentan como independientes, a lo largo de la temporada como comunes). La de un máximo dice en qué fechas puede estar lo más alto de la curva verdadera, por lo que es grande en una meseta; un máximo es una de las fechas, por lo que se añade medio paso. Donde los píxeles tienen dos temporadas en un año, estos mapas tienen la del máximo más alto y &lt;i&gt;phenology_second_2021.tif&lt;/i&gt; la otra: a 60 días al menos, con un tercio de la amplitud de aquella entre ambas. Una temporada cortada por los extremos de la serie se nombra en una advertencia. Los píxeles sin temporada (menos de cinco fechas, sin máximo interior, amplitud demasiado pequeña) faltan. El mapa se carga de modo que el controlador temporal muestra cada píxel desde su inicio.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Dibuja una serie como un solo archivo que se reproduce en cualquier parte: un fotograma por fecha, con la fecha encima y una barra de tiempo debajo, y los mismos colores en todas las fechas, de modo que un cambio de color es un cambio en el terreno.&lt;/p&gt; &lt;h3&gt;Colores&lt;/h3&gt; &lt;p&gt;Tres bandas forman una composición en color, estirada del percentil 2 al 98; los colores naturales comparten un mismo estiramiento. Una banda o índice recibe la rampa de vegetación, de -0,1 a 0,9 para índices. Lo que falta es gris.&lt;/p&gt; &lt;h3&gt;Lado a lado&lt;/h3&gt; &lt;p&gt;Si se dan también las adquisiciones con nubes, la mitad izquierda muestra la adquisición más cercana a cada fecha, con su propia fecha encima, y &lt;i&gt;no image&lt;/i&gt; donde ninguna está lo bastante cerca; la mitad derecha muestra la serie.&lt;/p&gt; &lt;h3&gt;Archivos&lt;/h3&gt; &lt;p&gt;&lt;i&gt;.gif&lt;/i&gt; no necesita nada más (una paleta de 256 colores para todos los fotogramas); &lt;i&gt;.mp4&lt;/i&gt; (H.264) y &lt;i&gt;.webm&lt;/i&gt; (VP9) los escribe el programa ffmpeg, donde está instalado.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Encuentra rupturas en la serie de cada píxel: los mayores cambios en pocos días, como una cosecha o siega (baja el NDVI), un incendio (baja el NBR) o una inundación (sube el NDWI). Reconstruya primero la serie; con sus desviaciones típicas cada ruptura recibe una confianza.&lt;/p&gt; &lt;p&gt;La maduración también hace caer un índice. Por eso un cambio se sopesa frente a la pendiente propia de la temporada, que indican rectas por las fechas anteriores y posteriores. Es una ruptura si las rectas dejan un salto que es muchas veces su error y la mayor parte del cambio, o si la mayor parte de lo que cae a su alrededor cae dentro de la ventana, o si es tan repentino que ninguna pendiente lo explica: 1,25 veces el cambio mínimo entre fechas vecinas separadas por no más de tres cuartos de la ventana (0,25 en 15 días) cuenta siempre.&lt;/p&gt; &lt;h3&gt;Bandas del mapa&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;date_1&lt;/b&gt;: la mitad del tramo que decide, como día del año en que empieza la serie (1 = uno de enero; más de 365 en años posteriores).&lt;/li&gt; &lt;li&gt;&lt;b&gt;magnitude_1&lt;/b&gt;: el cambio en la unidad de la banda, negativo si es una caída.&lt;/li&gt; &lt;li&gt;&lt;b&gt;confidence_1&lt;/b&gt;: la probabilidad (0 a 1) de que el cambio verdadero sea al menos el cambio mínimo pedido, a partir de las desviaciones típicas de los valores anterior y posterior, gaussianas e independientes (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;witness_1&lt;/b&gt;, donde se da SAR: cuántas veces su error salta el SAR entretanto, negativo si es una caída; más allá de 2 o 3, también para el SAR ocurrió algo allí.&lt;/li&gt; &lt;li&gt;lo mismo para la segunda ruptura y las siguientes, de mayor a menor, y &lt;b&gt;count&lt;/b&gt;, cuántas hay.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;SAR como segundo testigo&lt;/h3&gt; &lt;p&gt;Puede omitirse. Donde la retrodispersión o la coherencia también saltan (tres veces su error), basta con menos del índice: se encuentran rupturas pequeñas o situadas en una pendiente. El SAR nunca quita una ruptura, porque muchas no se muestran en él: la retrodispersión dice poco de la hierba segada, la coherencia más.&lt;/p&gt; &lt;p&gt;El paso entre las fechas de la serie limita la exactitud con que se fecha una ruptura, y si puede siquiera distinguirse de la maduración: un cultivo que pierde 0,25 en los diez días entre dos fechas es aquí una ruptura.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Carga rásteres fechados, los de STORI u otros cualesquiera, como grupos de capas listos para reproducir: un grupo por serie, en orden de fecha, cada capa con su propio intervalo temporal y todas dibujadas con los mismos colores, de modo que un cambio de color es un cambio en el terreno.&lt;/p&gt; &lt;h3&gt;Qué se encuentra&lt;/h3&gt; &lt;p&gt;Los rásteres con las mismas bandas forman una serie. Las fechas vienen del intervalo temporal de la capa, los metadatos del archivo, su nombre o su carpeta, en este orden; se entienden los nombres de Sentinel-1, Sentinel-2 (carpetas SAFE y GeoTIFF), Landsat, HLS y FORCE. Un ráster cuyas bandas tienen fechas propias pasa a ser una capa con un intervalo por banda. De una reconstrucción se cargan los valores o, con CONTENT, sus desviaciones típicas (*_sd.tif) o aquello en que se apoyan (*_quality.tif: observado ese día, despejado a menos de 5, 15 o 30 días, más lejos, nunca visto despejado).&lt;/p&gt; &lt;h3&gt;Cómo se dibuja&lt;/h3&gt; &lt;p&gt;Color natural donde hay rojo, verde y azul; si no, las tres primeras bandas; una o dos bandas reciben una rampa de vegetación de -0,1 a 0,9 para índices; si no, del percentil 2 al 98 en las unidades del archivo; las máscaras y clasificaciones de escena reciben un color por clase.&lt;/p&gt; &lt;p&gt;Abra después el controlador temporal, active su navegación animada (el botón verde) y pulse reproducir: un fotograma por fecha.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Prepara una serie de retrodispersión calibrada y con corrección del terreno (Sentinel-1 VV y VH, en dB, potencia lineal o amplitud, lo que se detecta en cada archivo) como lo hace la reconstrucción por dentro, para usarla por sí sola. Todos los promedios se hacen en potencia lineal.&lt;/p&gt; &lt;h3&gt;Pasos&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Moteado&lt;/b&gt;: quegan filtra en el tiempo y el espacio y conserva todo borde presente en la pila (Quegan y Yu 2001, IEEE TGRS 39:2373, ecuación 11); lee toma cada imagen por separado (Lee 1980, IEEE PAMI 2:165; 4,4 looks): un píxel conserva el peso (1 - Cu² / Ci²) / (1 + Cu²), con los coeficientes de variación Cu del moteado y Ci del entorno del píxel, que es la forma de Kuan del error cuadrático mínimo; lee-snap prescinde de 1 + Cu², como hace el filtro Lee de SNAP, y así conserva más de los puntos brillantes. Todos miran a 20 metros.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Vecinos&lt;/b&gt; (NON_LOCAL): lo que quegan filtró se promedia entre vecinos a menos de cuatro píxeles cuya retrodispersión siguió el mismo curso (Buades et al. 2005, Multiscale Modeling and Simulation 4:490). Cuánto deben parecerse se elige con pasadas reservadas.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Órbitas&lt;/b&gt;: las pasadas ascendentes y descendentes y las órbitas relativas ven un campo bajo ángulos distintos, y los satélites (de S1A a S1D) difieren en décimas de decibelio. Se llevan a un mismo nivel mediante pasadas próximas en el tiempo, en conjunto y las órbitas por píxel; el registro dice qué se restó. Lo que ninguna pasada enlaza queda en su propio nivel, con una advertencia. Si no, cada órbita pasa a ser una serie propia.&lt;/li&gt; &lt;li&gt;&lt;b&gt;RVI&lt;/b&gt; = 4 VH / (VV + VH), sin unidad (Nasirzadehdizaji et al. 2019, Applied Sciences 9:655), y &lt;b&gt;CR&lt;/b&gt; = VH / VV, en la unidad elegida.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Descomposición&lt;/b&gt; en tendencia, estacionalidad y residuo, que suman la serie (según STL, Cleveland et al. 1990, Journal of Official Statistics 6:3); la parte estacional es cero donde hay menos de dos años.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Salidas&lt;/h3&gt; &lt;p&gt;&lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; (VV, VH), &lt;i&gt;rvi_&lt;/i&gt;, &lt;i&gt;cr_&lt;/i&gt;, y &lt;i&gt;trend_&lt;/i&gt;, &lt;i&gt;seasonal_&lt;/i&gt;, &lt;i&gt;residual_&lt;/i&gt; con una banda por canal; float32. Las pasadas de un mismo día se funden en una.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Toma una serie temporal de reflectancia óptica con sus nubes y, si la hay, una serie de retrodispersión SAR del mismo terreno, y escribe la reflectancia de cada fecha que se pida, sin huecos. Aprende de los píxeles despejados de la propia escena; no hacen falta datos de entrenamiento.&lt;/p&gt; &lt;h3&gt;Entradas&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Óptico&lt;/b&gt;: Sentinel-2 L2A (carpetas SAFE o GeoTIFF), Landsat Collection 2 Level 2 o cualesquiera rásteres fechados. La reflectancia va de 0 a 1, o son enteros con escala (&amp;times;&amp;nbsp;10000 se reconoce). Las máscaras de nubes se encuentran junto a las bandas: SCL, QA_PIXEL o una máscara binaria.&lt;/li&gt; &lt;li&gt;&lt;b&gt;SAR&lt;/b&gt;: Sentinel-1 VV y VH, sigma o gamma cero, en dB, potencia lineal o amplitud, calibrado y con corrección del terreno. Pueden mezclarse pasadas ascendentes y descendentes y varias órbitas relativas: primero se llevan a un mismo nivel.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Óptico grueso&lt;/b&gt;, si lo hay: MODIS, VIIRS, Sentinel-3, PROBA-V o cualesquiera rásteres fechados de un sensor que ve más fechas en píxeles mayores. Lo que dice se aprende en cuadrados del tamaño de sus píxeles, y gp y stori lo usan en la medida en que lo confirman huecos ocultos de la escena; el informe dice en qué medida.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Los archivos pueden diferir en SRC, resolución y extensión. El resultado tiene la cuadrícula de los rásteres ópticos más finos sobre el terreno que comparten, salvo que la extensión o la resolución digan otra cosa. Los métodos, las desviaciones típicas y los niveles del SAR se aprenden en la extensión, así que los mismos píxeles salen algo distintos con otra; para calcular una zona tesela a tesela de modo que las teselas concuerden, haga que aprendan de toda la escena (LEARN_FROM).&lt;/p&gt; &lt;h3&gt;Métodos&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;auto&lt;/b&gt;: oculta fechas enteras de la escena, deja que cada método las reconstruya y usa el mejor para cada banda y longitud de hueco; los huecos de un mes van a un método y los de tres a otro donde este sea mejor más allá del azar. El informe dice cuál se eligió y por qué.&lt;/li&gt; &lt;li&gt;&lt;b&gt;gp&lt;/b&gt;: proceso gaussiano corregionalizado sobre todas las bandas, VV y VH, con un juego de hiperparámetros por escena, aprendido por máxima verosimilitud (según Pipia et al. 2019, Remote Sensing of Environment 235:111452). Funciona también sin SAR, con menos apoyo en huecos largos.&lt;/li&gt; &lt;li&gt;&lt;b&gt;stori&lt;/b&gt;: gp, corregido por una red recurrente que lee juntas las series SAR y óptica en ambos sentidos del tiempo, y el SAR de los píxeles vecinos. Se entrenó con campos simulados y parcelas francesas, con huecos que se le ocultaban. En su escena solo se le cree en la medida en que las fechas reservadas lo confirman, y un breve entrenamiento allí se conserva solo si acierta mejor esas fechas; el informe dice ambas cosas. Necesita VV y VH. Una red propia (MODEL) procede de &lt;i&gt;Entrenar la red STORI&lt;/i&gt;. Según Cao et al. 2018, BRITS.&lt;/li&gt; &lt;li&gt;&lt;b&gt;whittaker&lt;/b&gt;: mínimos cuadrados penalizados, con la suavidad elegida por píxel (Eilers 2003, Analytical Chemistry 75:3631).&lt;/li&gt; &lt;li&gt;&lt;b&gt;harmonic&lt;/b&gt;: ondas anuales y semestrales con regularización ridge.&lt;/li&gt; &lt;li&gt;&lt;b&gt;linear&lt;/b&gt;: rectas entre fechas despejadas; la vara de medir de los demás.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Las observaciones despejadas que se apartan de lo anterior y lo posterior, como lo hacen nubes, bruma y sombras no enmascaradas, se omiten (ROBUST). Lo que las máscaras no llaman ni despejado ni nube (sombra, cirros finos, junto a una nube, sin clasificar) lo usan gp y stori con un sesgo y un ruido propios de su clase, aprendidos en su escena, donde los huecos ocultos lo confirman (GRADED). Las desviaciones típicas se escalan en ventanas ocultas al método, hasta que los intervalos del 90&amp;nbsp;% cumplen lo que prometen.&lt;/p&gt; &lt;h3&gt;Salidas&lt;/h3&gt; &lt;p&gt;Un GeoTIFF por fecha, &lt;i&gt;series_YYYYMMDD.tif&lt;/i&gt;, con las bandas, unidades y escala de la entrada; junto a cada uno la desviación típica de cada valor, &lt;i&gt;series_YYYYMMDD_sd.tif&lt;/i&gt;, en las mismas unidades: el valor verdadero está dentro de ±&amp;nbsp;1,64 desviaciones típicas nueve de cada diez veces. &lt;i&gt;series_YYYYMMDD_quality.tif&lt;/i&gt; dice en qué se apoyan (QUALITY). Un informe, el manifiesto (entradas, parámetros, versiones, hiperparámetros) y un registro están en la misma carpeta.&lt;/p&gt; &lt;p&gt;La calidad tiene tres bandas de números enteros, en las que 255 es desconocido:&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;quality&lt;/i&gt;: 1 observado ese día, 2 despejado a menos de 5 días, 3 a menos de 15, 4 a menos de 30, 5 despejado a más de 30 días, 6 nunca visto despejado, 7 sin valor.&lt;/li&gt; &lt;li&gt;&lt;i&gt;days&lt;/i&gt;: días hasta la fecha despejada más cercana; 254 para tantos o más.&lt;/li&gt; &lt;li&gt;&lt;i&gt;variance left&lt;/i&gt;: lo que queda por determinar, en tanto por ciento de lo que la escena sola deja por determinar en esa fecha.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Los píxeles nunca vistos despejados reciben lo que la escena y su propio SAR dicen de esa fecha, con un intervalo amplio (FILL_UNSEEN). Donde no hay ni SAR ni adquisición alguna no se rellena nada.&lt;/p&gt; &lt;p&gt;Nada a medio hacer lleva nunca el nombre de un resultado. Una ejecución detenida, interrumpida o que llenó el disco continúa donde estaba al volver a iniciarla tal como era (RESUME).&lt;/p&gt; &lt;p&gt;Los rásteres se cargan como grupo en orden de fecha, dibujados igual, cada uno con su intervalo temporal: abra el controlador temporal y pulse reproducir.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Toma un ejemplo y da los recortes de un índice que más se le parecen, como polígonos con su rango. La búsqueda es exacta, y las distancias iguales vienen en el orden de los recortes. Un recorte del índice que sea el propio ejemplo viene primero, a distancia 0.&lt;/p&gt; &lt;h3&gt;El ejemplo, uno de&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;un punto&lt;/b&gt; dentro del terreno indexado: el recorte que lo contiene;&lt;/li&gt; &lt;li&gt;&lt;b&gt;puntos o polígonos&lt;/b&gt;: la media de los recortes cuyo centro está dentro;&lt;/li&gt; &lt;li&gt;&lt;b&gt;una imagen&lt;/b&gt; con las bandas del índice, o los rásteres fechados de una serie: la media de sus recortes, llevada al tamaño de píxel del índice;&lt;/li&gt; &lt;li&gt;&lt;b&gt;otro índice&lt;/b&gt; del mismo codificador: cada uno de sus recortes es una consulta.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Columnas&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;query&lt;/b&gt; (1 salvo que pregunte otro índice), &lt;b&gt;rank&lt;/b&gt;, &lt;b&gt;chip&lt;/b&gt; (su identificador en el índice), &lt;b&gt;title&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;labels&lt;/b&gt;;&lt;/li&gt; &lt;li&gt;&lt;b&gt;distance&lt;/b&gt;: bits distintos (hamming), la longitud de la diferencia (euclidean), uno menos el coseno (cosine) o menos el producto (dot); menos es más parecido. auto es hamming para bits y cosine para números.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Codificadores, códigos y distancias: Blumenstiel et al. 2024 (arXiv 2403.02059). Con una dirección de Milvus la búsqueda se hace allí, tras poner los recortes que le falten.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Lleva rásteres fechados, como una serie reconstruida, a puntos, líneas o polígonos: una fila por objeto, fecha y banda. Los límites de parcelas se convierten en curvas.&lt;/p&gt; &lt;h3&gt;Columnas&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;feature_id&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;band&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;value&lt;/b&gt;: en un punto el valor de su píxel, sobre un polígono la media de sus píxeles despejados; reflectancia de 0 a 1, retrodispersión tal como está guardada, índices sin unidad.&lt;/li&gt; &lt;li&gt;&lt;b&gt;sd&lt;/b&gt;: la desviación típica declarada junto a la serie (*_sd.tif), como media sobre los píxeles. Los errores de píxeles vecinos van juntos, así que no se divide por la raíz de su número. Un índice calculado aquí recibe la suya por propagación (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kind&lt;/b&gt;: observed (observado) o reconstructed (reconstruido).&lt;/li&gt; &lt;li&gt;&lt;b&gt;median&lt;/b&gt;, &lt;b&gt;spread&lt;/b&gt; (desviación típica entre los píxeles), &lt;b&gt;count&lt;/b&gt; (píxeles despejados) y &lt;b&gt;share&lt;/b&gt; (0 a 1, la parte despejada de los píxeles del objeto).&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Un polígono tiene los píxeles cuyo centro está dentro, o los que toca donde es menor que un píxel. Si se dan también las adquisiciones con nubes, la página las muestra como puntos junto a las líneas reconstruidas.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Toma rásteres que tienen en las bandas de cada píxel un embedding, un vector de números, o un índice de lugares, y ejemplos de lo que se busca, y escribe cuánto se parece a ellos cada píxel o cada lugar: el coseno de -1 a 1, 1 para lo idéntico. No se entrena ni se codifica nada.&lt;/p&gt; &lt;h3&gt;Embeddings&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;AlphaEarth Foundations&lt;/b&gt; (64 bandas de int8, o de enteros más anchos con el valor sin datos -128; Brown et al. 2025, arXiv 2507.22291) se reconoce: -128 es ausente, un número v representa (v / 127,5)² con el signo de v.&lt;/li&gt; &lt;li&gt;&lt;b&gt;TESSERA&lt;/b&gt; (int8; Feng et al. 2025, arXiv 2506.20380) se multiplica por el ráster de escalas situado a su lado, que se llama como el ráster, con _scales al final; de una carpeta también los archivos de TESSERA tal como se publican (.npy, con escalas y máscara de tierra).&lt;/li&gt; &lt;li&gt;&lt;b&gt;Cualquier otro ráster&lt;/b&gt; de dos bandas o más cuenta con sus números tal como son, por ejemplo embeddings de un programa propio o las bandas de una imagen.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Varios rásteres, por ejemplo teselas, forman un solo terreno, también los de varias zonas UTM: el resultado tiene los píxeles del primero, y de los demás cuenta el píxel más cercano.&lt;/p&gt; &lt;h3&gt;Índice&lt;/h3&gt; &lt;p&gt;De un índice de rásteres de embeddings se compara cada píxel de estos. De cualquier otro, por ejemplo el de una serie sin huecos, cada lugar: un píxel del resultado es tan grande como la distancia entre los lugares (el paso o, si no se dio ninguno, el tamaño), con el centro de un lugar como centro. Para códigos de bits el valor es uno menos el doble de la parte de bits que difieren. De varias fechas cuenta la más parecida. Un índice de lugares con paso pequeño da un mapa más fino.&lt;/p&gt; &lt;h3&gt;El ejemplo&lt;/h3&gt; &lt;p&gt;La media de los vectores de todos los píxeles cuyo centro está dentro de los polígonos o sobre los que hay puntos, cada uno de longitud uno; menos 0,2 veces la media de los de &lt;i&gt;Contraejemplo&lt;/i&gt; (Rocchio 1971). De un polígono que no contiene ningún centro cuentan los píxeles que toca. También sirven los lugares encontrados por «Encontrar lugares parecidos»: son polígonos. De un índice de lugares el ejemplo es la media de aquellos cuyo centro está dentro de los polígonos, o que contienen los puntos o el centro de un polígono más pequeño que un lugar.&lt;/p&gt; &lt;h3&gt;Resultado&lt;/h3&gt; &lt;p&gt;Una banda de float32, NaN donde no hay embedding. Se dibuja desde su mediana (pálido) hasta el valor que supera uno de cada mil píxeles (oscuro). Los bits no dependen de EXTENT ni de WORKERS.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Dice lo bien que los índices con etiquetas encuentran lo que va junto: una parte de los recortes pregunta y en los demás se busca. Un índice de números (float) se evalúa con cada código; uno de bits, con el suyo. Dé varios índices de los mismos recortes para comparar codificadores.&lt;/p&gt; &lt;h3&gt;Tabla&lt;/h3&gt; &lt;p&gt;Codificador, código, bits (o números), distancia y las puntuaciones de los K primeros. Son relevantes los recortes que comparten alguna etiqueta, o tienen exactamente las mismas. Los hiperplanos aleatorios (lsh) son la media de cinco semillas con su intervalo del 95 %. Ambas mAP son medias sobre las consultas de la suma de las precisiones en los rangos de los recortes relevantes.&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;mAP_of_found&lt;/b&gt; la divide por el número de recortes relevantes entre los K; las consultas sin nada que encontrar cuentan como 0. Es la mAP de las tablas publicadas (Blumenstiel et al. 2024). En los recortes sin etiqueta se busca, y no preguntan.&lt;/li&gt; &lt;li&gt;&lt;b&gt;mAP_of_all&lt;/b&gt; la divide por el número de recortes por encontrar o K, lo que sea menor, de modo que cuenta lo que se pasó por alto (Manning et al. 2008, sección 8.4).&lt;/li&gt; &lt;li&gt;&lt;b&gt;precision&lt;/b&gt; es la fracción de recortes relevantes entre los K. Como en mAP_of_all, las consultas sin nada que encontrar no cuentan; queries_with_relevant dice cuántas tienen algo.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Un recorte relevante, el primero de 20, con 100 por encontrar: mAP_of_found es 1,0 y mAP_of_all 0,05.&lt;/p&gt; &lt;h3&gt;Página&lt;/h3&gt; &lt;p&gt;La tabla; ejemplos con sus vecinos, enmarcados en verde donde las etiquetas coinciden y en rojo donde no; y los embeddings en un plano por componentes principales y, donde está instalado scikit-learn, t-SNE.&lt;/p&gt; &lt;p&gt;Protocolo según Blumenstiel et al. 2024 (arXiv 2403.02059).&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Dice qué hay en estas carpetas o capas, y es lo primero que conviene ejecutar cuando algo es extraño. No se cambia nada, y un archivo inservible no lo detiene: se enumera con su problema.&lt;/p&gt; &lt;h3&gt;Tabla (CSV)&lt;/h3&gt; &lt;p&gt;Una fila por archivo: función (optical, sar o coarse), sensor, fecha, hora (UTC), órbita, bandas, SRC, resolución (unidades del SRC), tamaño en píxeles, fracción despejada de la adquisición (por ciento de sus píxeles, tras máscara y margen, contada en una imagen reducida de 256 x 256 píxeles como máximo), la máscara usada, los problemas, y cómo se leen los números: escala, desplazamiento, unidad, nivel de procesamiento, nodata, de dónde procede la fecha, y qué está en duda.&lt;/p&gt; &lt;h3&gt;Página (HTML)&lt;/h3&gt; &lt;p&gt;Un gráfico de las adquisiciones en el tiempo, coloreadas por su fracción despejada, con las pasadas SAR de cada órbita debajo; lo que parece anómalo (largos tramos sin fecha despejada, varios SRC, órbitas mezcladas, máscaras ausentes, sin tiempo común, todo lo que está en duda); qué se supone de los archivos y por qué, con las dudas marcadas; y la misma tabla.&lt;/p&gt; &lt;p&gt;Máscaras: clasificación de escena de Sentinel-2 (SCL), Landsat Collection 2 QA_PIXEL (USGS LSDS-1619), HLS Fmask o rásteres binarios.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;El método &lt;b&gt;stori&lt;/b&gt; corrige la fusión GP mediante una red recurrente que lee juntas las series SAR y ópticas. El complemento trae una red propia, que sirve en cualquier parte. Este algoritmo sigue entrenándola en su terreno: ocultar ventanas de observaciones despejadas, predecirlas a partir del resto y de todo el SAR, aprender del error. No hacen falta etiquetas.&lt;/p&gt; &lt;h3&gt;Con qué entrenar&lt;/h3&gt; &lt;p&gt;Una escena por sus adquisiciones ópticas y SAR, más escenas en la tabla de debajo, una tabla de series de parcelas o puntos, o todo ello. La diversidad cuenta: muchos campos y más de una temporada enseñan más que muchos píxeles de pocos campos. Se necesitan VV y VH.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Tabla (CSV)&lt;/b&gt;: una fila por serie y fecha con las columnas id, date (2023-05-31), bandas de reflectancia de 0 a 1 (B02, B03, ... o blue, red, nir, ...; vacías donde hay nubes), VV y VH en dB. Puede estar comprimida (.csv.gz).&lt;/p&gt; &lt;h3&gt;Qué resulta&lt;/h3&gt; &lt;p&gt;Un archivo de modelo (.npz: matrices de números y una descripción, nada que se ejecute) para el parámetro MODEL de la reconstrucción y la validación, y una página con la curva de pérdida y el error en los datos reservados. Se reservan tramos de dos meses de una escena y algunas series de una tabla: si el entrenamiento no redujo allí el error, el archivo contiene la red de partida, y la página lo dice. Las mismas entradas dan el mismo archivo.&lt;/p&gt; &lt;p&gt;Según Cao et al. 2018, BRITS: bidirectional recurrent imputation for time series.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Convierte un ráster por fecha con muchas bandas en un ráster por banda con muchas fechas, y viceversa. Se conservan la escala, los nombres de banda, las fechas y las desviaciones típicas: los valores son los de la entrada, en sus unidades; donde hay máscaras de nubes junto a los rásteres, lo nublado queda vacío (CLOUD_MASK), y donde se mezclan varios sensores se elimina lo que los diferencia (LEVEL_SENSORS).&lt;/p&gt; &lt;h3&gt;stack&lt;/h3&gt; &lt;p&gt;Escribe &lt;i&gt;band_stack.tif&lt;/i&gt; para cada banda; cada una de sus bandas lleva el nombre de su fecha, como en «NDVI 2021-05-20». Se carga con un intervalo temporal por banda, de modo que una sola capa se reproduce en el controlador temporal, y otros programas pueden leer la serie entera de un archivo. Las desviaciones típicas van en &lt;i&gt;band_stack_sd.tif&lt;/i&gt;.&lt;/p&gt; &lt;h3&gt;unstack&lt;/h3&gt; &lt;p&gt;Escribe un ráster por fecha a partir de tales pilas, las de STORI u otras cuyas descripciones o metadatos de banda digan las fechas: &lt;i&gt;reflectance_YYYYMMDD.tif&lt;/i&gt;, &lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; o una serie con el nombre de la banda.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Convierte clasificaciones de escena (Sentinel-2 SCL), bits QA_PIXEL de Landsat Collection 2 (USGS LSDS-1619), HLS Fmask, máscaras binarias o probabilidades de nube en una máscara de cielo despejado por fecha, y escribe copias de los rásteres en las que falta todo lo demás.&lt;/p&gt; &lt;h3&gt;Salidas&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;clear_YYYYMMDD.tif&lt;/i&gt;: 1 despejado, 0 no. Junto a reflectancia de las mismas fechas, cualquier otro algoritmo de aquí la toma como máscara.&lt;/li&gt; &lt;li&gt;&lt;i&gt;masked_YYYYMMDD.tif&lt;/i&gt;: las bandas en sus unidades y escala, nodata donde no está despejado. Los rásteres de varias resoluciones se reúnen en la cuadrícula más fina, las adquisiciones de un mismo día se funden en una.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Cómo se reparan las máscaras&lt;/h3&gt; &lt;p&gt;Primero, las manchas nubosas menores que el mínimo se toman por falsas alarmas (tejados claros); después el margen agranda lo que queda; después se enmascaran también las manchas despejadas menores que el mínimo entre nubes. El filtro temporal descarta los valores despejados que se apartan de las fechas anterior y posterior como lo hacen nubes y sombras, en más de 3,5 veces el ruido propio de la escena (según Hampel 1974, JASA 69:383): nubes finas, bruma y sombras que las máscaras no ven. La cosecha y el laboreo permanecen, porque no vuelven atrás.&lt;/p&gt;</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> y {} más</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source> of a part of the scene</source>
        <translation> de una parte de la escena</translation>
    </message>
    <message>
        <source> of the whole scene</source>
        <translation> de toda la escena</translation>
    </message>
    <message>
        <source> pixel</source>
        <translation> píxel</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> píxeles</translation>
    </message>
    <message>
        <source>&amp;Alike</source>
        <translation>&amp;Parecido</translation>
    </message>
    <message>
        <source>&amp;Bands</source>
        <translation>&amp;Bandas</translation>
    </message>
    <message>
        <source>&amp;Breaks</source>
        <translation>&amp;Rupturas</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>&amp;Construir</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Days to clear</source>
        <translation>&amp;Días hasta despejado</translation>
    </message>
    <message>
        <source>&amp;Everywhere</source>
        <translation>&amp;En todas partes</translation>
    </message>
    <message>
        <source>&amp;Fade what is unsure</source>
        <translation>&amp;Atenuar lo inseguro</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>Par&amp;cela</translation>
    </message>
    <message>
        <source>&amp;Get rasters for this place</source>
        <translation>&amp;Obtenerlos aquí</translation>
    </message>
    <message>
        <source>&amp;Home page</source>
        <translation>Página &amp;web</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Conser&amp;var</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>&amp;More options…</source>
        <translation>&amp;Más opciones…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nuevo</translation>
    </message>
    <message>
        <source>&amp;Observed | reconstructed</source>
        <translation>&amp;Observado | reconstruido</translation>
    </message>
    <message>
        <source>&amp;Optical</source>
        <translation>Ó&amp;ptico</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Reproducir</translation>
    </message>
    <message>
        <source>&amp;Point</source>
        <translation>&amp;Punto</translation>
    </message>
    <message>
        <source>&amp;Report a fault</source>
        <translation>&amp;Informar de un fallo</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ejecutar</translation>
    </message>
    <message>
        <source>&amp;SAR</source>
        <translation>&amp;SAR</translation>
    </message>
    <message>
        <source>&amp;Search in this result</source>
        <translation>&amp;Buscar en este resultado</translation>
    </message>
    <message>
        <source>&amp;Seasons</source>
        <translation>&amp;Temporadas</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Omi&amp;tir</translation>
    </message>
    <message>
        <source>&amp;Try an example</source>
        <translation>Ver un &amp;ejemplo</translation>
    </message>
    <message>
        <source>&amp;Unlike</source>
        <translation>&amp;Distinto</translation>
    </message>
    <message>
        <source>, {} unlike</source>
        <translation>, {} distintos</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>1 finished block is kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>1 bloque terminado queda en {folder}: ejecute lo mismo en la misma carpeta para continuar desde ahí, o borre esa carpeta.</translation>
    </message>
    <message>
        <source>256 series each; 2000 steps take some minutes. The best state on the way is kept.</source>
        <translation>256 series cada uno; 2000 pasos tardan unos minutos. Se conserva el mejor estado alcanzado.</translation>
    </message>
    <message>
        <source>90 % interval</source>
        <translation>intervalo del 90 %</translation>
    </message>
    <message>
        <source>90 % of the field's pixels</source>
        <translation>90 % de los píxeles de la parcela</translation>
    </message>
    <message>
        <source>90 % of the pixels: {} to {}</source>
        <translation>90 % de los píxeles: de {} a {}</translation>
    </message>
    <message>
        <source>90 %: {} to {}</source>
        <translation>90 %: {} a {}</translation>
    </message>
    <message>
        <source>; its error is {ratio:.2f} times that of straight lines in gaps of about {days:.0f} days</source>
        <translation>; su error es {ratio:.2f} veces el de las rectas en huecos de unos {days:.0f} días</translation>
    </message>
    <message>
        <source>A GeoTIFF of one band, the cosine to the example.</source>
        <translation>Un GeoTIFF de una banda, el coseno respecto del ejemplo.</translation>
    </message>
    <message>
        <source>A chain of steps from raw folders to a result; open it in the Model Designer.</source>
        <translation>Una cadena de pasos desde carpetas en bruto hasta un resultado; ábrala en el modelador.</translation>
    </message>
    <message>
        <source>A change that takes longer is no break; at least the step of the series.</source>
        <translation>Un cambio más lento no es una ruptura; como mínimo el paso temporal de la serie.</translation>
    </message>
    <message>
        <source>A clouded acquisition further from the date of a frame is not shown beside it.</source>
        <translation>Una adquisición con nubes más alejada de la fecha de un fotograma no se muestra al lado.</translation>
    </message>
    <message>
        <source>A coarse sensor guides finer images: add those, or move it to the list Optical with ⇄ to reconstruct it by itself.</source>
        <translation>Un sensor grueso guía imágenes más finas: añádalas, o muévalo con ⇄ a la lista Óptico para reconstruirlo por sí solo.</translation>
    </message>
    <message>
        <source>A dated series as animated GIF, MP4 or WebM, alone or beside the clouded input.</source>
        <translation>Una serie fechada como GIF animado, MP4 o WebM, sola o junto a la entrada con nubes.</translation>
    </message>
    <message>
        <source>A drawing per feature and band, with the 90 % interval where it is known.</source>
        <translation>Un gráfico por objeto y banda, con el intervalo del 90 % donde se conoce.</translation>
    </message>
    <message>
        <source>A file written by “Train the STORI network”; empty means the network that comes with the plugin.</source>
        <translation>Un archivo escrito por «Entrenar la red STORI»; vacío: la red que acompaña al complemento.</translation>
    </message>
    <message>
        <source>A line to drag</source>
        <translation>Una línea para arrastrar</translation>
    </message>
    <message>
        <source>A local file (places.db) or a server (http://host:19530); empty: the index file.</source>
        <translation>Un archivo local (places.db) o un servidor (http://host:19530); vacío: el archivo de índice.</translation>
    </message>
    <message>
        <source>A model file; empty means the network that comes with the plugin.</source>
        <translation>Un archivo de modelo; vacío: la red que acompaña al complemento.</translation>
    </message>
    <message>
        <source>A pixel with this probability or more is cloud; for probability rasters only.</source>
        <translation>Un píxel con esta probabilidad o más es nube; solo para rásteres de probabilidad.</translation>
    </message>
    <message>
        <source>A raster with the bands of the index; for the encoder series all its dates.</source>
        <translation>Un ráster con las bandas del índice; para el codificador series, todas sus fechas.</translation>
    </message>
    <message>
        <source>A run is going on: wait for it or cancel it first.</source>
        <translation>Hay una ejecución en curso: espere a que termine o cancélela primero.</translation>
    </message>
    <message>
        <source>A run of STORI is going on.</source>
        <translation>Hay una ejecución de STORI en curso.</translation>
    </message>
    <message>
        <source>A series without gaps, such as a reconstruction.</source>
        <translation>Una serie sin huecos, por ejemplo una reconstrucción.</translation>
    </message>
    <message>
        <source>A short training on the clear observations of this scene, the same number of steps every time; kept only where it tells held-out dates better, which is seldom. The report says so.</source>
        <translation>Un entrenamiento breve con las observaciones despejadas de esta escena, siempre con el mismo número de pasos; se conserva solo donde acierta mejor las fechas reservadas, lo que es raro. El informe lo dice.</translation>
    </message>
    <message>
        <source>About STORI</source>
        <translation>Acerca de STORI</translation>
    </message>
    <message>
        <source>About STORI…</source>
        <translation>Acerca de STORI…</translation>
    </message>
    <message>
        <source>About the longer side of the map; small rasters are shown with larger pixels.</source>
        <translation>Aproximadamente el lado mayor del mapa; los rásteres pequeños se muestran con píxeles más grandes.</translation>
    </message>
    <message>
        <source>About {memory:,.0f} MiB of memory for the blocks in work, and up to {disk:,.0f} MiB of disk while it lasts.</source>
        <translation>Unos {memory:,.0f} MiB de memoria para los bloques en curso y hasta {disk:,.0f} MiB de disco mientras dure.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: free some, choose another disk, fewer dates or bands, a smaller EXTENT, or turn UNCERTAINTY off.</source>
        <translation>Se necesitan unos {needed:,.0f} MiB en el disco de OUTPUT {folder} durante la ejecución y hay {free:,.0f} MiB libres: libere espacio, elija otro disco, menos fechas o bandas o una zona menor en EXTENT, o desactive UNCERTAINTY.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: it may become full.</source>
        <translation>Se necesitan unos {needed:,.0f} MiB en el disco de OUTPUT {folder} durante la ejecución y hay {free:,.0f} MiB libres: puede llenarse.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Acquisitions are being fetched: wait for them or cancel it first.</source>
        <translation>Se están obteniendo adquisiciones: espere o cancélelo primero.</translation>
    </message>
    <message>
        <source>Acquisitions found</source>
        <translation>Adquisiciones encontradas</translation>
    </message>
    <message>
        <source>Acquisitions in use: {}.</source>
        <translation>Adquisiciones en uso: {}.</translation>
    </message>
    <message>
        <source>Acquisitions over time, what looks odd, and the table.</source>
        <translation>Las adquisiciones en el tiempo, lo que parece anómalo y la tabla.</translation>
    </message>
    <message>
        <source>Acquisitions: {counts}.</source>
        <translation>Adquisiciones: {counts}.</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Carpeta…</translation>
    </message>
    <message>
        <source>Add &amp;layers</source>
        <translation>C&amp;apas</translation>
    </message>
    <message>
        <source>Add a layer that shows, date by date, how far the nearest clear observation is</source>
        <translation>Añadir una capa que muestra, fecha a fecha, a qué distancia está la observación despejada más cercana</translation>
    </message>
    <message>
        <source>Add all rasters of a folder</source>
        <translation>Añadir todos los rásteres de una carpeta</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Añada primero imágenes</translation>
    </message>
    <message>
        <source>Add layers of the project</source>
        <translation>Añadir capas del proyecto</translation>
    </message>
    <message>
        <source>Add the chips of this index</source>
        <translation>Añadir los recortes de este índice</translation>
    </message>
    <message>
        <source>Add the folder of your images; whether they are optical, SAR or coarse is found out.</source>
        <translation>Añada la carpeta de sus imágenes; si son ópticas, SAR o gruesas se averigua.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Address of the catalogue</source>
        <translation>Dirección del catálogo</translation>
    </message>
    <message>
        <source>Address such as tcp://10.0.0.5:8786 of a dask.distributed scheduler whose workers have this plugin on their PYTHONPATH and see the same files; they then compute the blocks, to the same bits. Empty means this computer.</source>
        <translation>Dirección, como tcp://10.0.0.5:8786, de un planificador dask.distributed cuyos trabajadores tienen este complemento en su PYTHONPATH y ven los mismos archivos; entonces calculan los bloques, idénticos bit a bit. Vacío: este equipo.</translation>
    </message>
    <message>
        <source>After the filter over time and space (quegan): less speckle within fields, none of their edges crossed. How alike neighbours must be is chosen on passes of the scene that were kept aside; where it does not help, nothing is averaged.</source>
        <translation>Tras el filtro en el tiempo y el espacio (quegan): menos moteado dentro de los campos, sin cruzar ninguno de sus bordes. Cuánto deben parecerse los vecinos se elige con pasadas de la escena reservadas; donde no ayuda, no se promedia nada.</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algoritmos</translation>
    </message>
    <message>
        <source>Alike by</source>
        <translation>Parecido por</translation>
    </message>
    <message>
        <source>All dates that STEP, START and END ask for ({start} to {end}) lie more than {days} days outside the optical acquisitions ({first} to {last}): choose a period that the inputs cover.</source>
        <translation>Todas las fechas que piden STEP, START y END ({start} a {end}) quedan a más de {days} días de las adquisiciones ópticas ({first} a {last}): elija un periodo que cubran las entradas.</translation>
    </message>
    <message>
        <source>All features together are one example; only selected ones where ticked.</source>
        <translation>Todos los objetos juntos son un ejemplo; solo los seleccionados si se marca la casilla.</translation>
    </message>
    <message>
        <source>All optical images are unticked: tick at least three in the Data tab.</source>
        <translation>Todas las imágenes ópticas están desmarcadas: marque al menos tres en la pestaña Datos.</translation>
    </message>
    <message>
        <source>All parameters, in the dialog of the Processing toolbox</source>
        <translation>Todos los parámetros, en el diálogo de la caja de herramientas de Procesos</translation>
    </message>
    <message>
        <source>All {} rasters of the project</source>
        <translation>Los {} rásteres del proyecto</translation>
    </message>
    <message>
        <source>AlphaEarth, TESSERA, or any raster with a vector in its bands; tiles together.</source>
        <translation>AlphaEarth, TESSERA o cualquier ráster con un vector en sus bandas; las teselas, juntas.</translation>
    </message>
    <message>
        <source>Also mask clear values that differ from the dates before and after as clouds do.</source>
        <translation>Enmascarar también los valores despejados que difieren de las fechas anterior y posterior como lo hacen las nubes.</translation>
    </message>
    <message>
        <source>An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the dates of the optical acquisitions, or a comma list of dates such as 2023-05-01, 2023-06-15.</source>
        <translation>Una duración ISO 8601 como P10D (cada 10 días) o P1M, «observed» para las fechas de las adquisiciones ópticas, o una lista de fechas separadas por comas como 2023-05-01, 2023-06-15.</translation>
    </message>
    <message>
        <source>An authentication configuration of QGIS: for other it is sent to the catalogue's own host alone; for copernicus it holds the keys of S3.</source>
        <translation>Una configuración de autenticación de QGIS: con other solo se envía al servidor del propio catálogo; con copernicus contiene las claves de S3.</translation>
    </message>
    <message>
        <source>An index is being built: wait for it or cancel it first.</source>
        <translation>Se está construyendo un índice: espere o cancele primero.</translation>
    </message>
    <message>
        <source>An index is computed from its bands where it is not there.</source>
        <translation>Un índice que no existe se calcula a partir de sus bandas.</translation>
    </message>
    <message>
        <source>An index of numbers can be searched with any code, one of bits with its own.</source>
        <translation>Un índice de números puede consultarse con cualquier código; uno de bits, con el suyo.</translation>
    </message>
    <message>
        <source>An index of the same encoder and code; the result has the chips of both.</source>
        <translation>Un índice del mismo codificador y código; el resultado contiene los recortes de ambos.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Animate a series</source>
        <translation>Animar una serie</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animación</translation>
    </message>
    <message>
        <source>Animation…</source>
        <translation>Animación…</translation>
    </message>
    <message>
        <source>Another catalogue (STAC)</source>
        <translation>Otro catálogo (STAC)</translation>
    </message>
    <message>
        <source>Another folder takes effect when QGIS is started again.</source>
        <translation>Otra carpeta surte efecto al reiniciar QGIS.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Asking the catalogue</source>
        <translation>Se consulta el catálogo</translation>
    </message>
    <message>
        <source>Asking {}…</source>
        <translation>Consultando {}…</translation>
    </message>
    <message>
        <source>Asks the catalogue, reads one window to know how fast it goes, writes nothing and says how many acquisitions, how much, how long, and the longest gaps.</source>
        <translation>Consulta el catálogo, lee una ventana para saber la velocidad, no escribe nada y dice cuántas adquisiciones hay, cuántos datos son, cuánto tarda y cuáles son los huecos más largos.</translation>
    </message>
    <message>
        <source>Asks the source: how many acquisitions, how much, how long</source>
        <translation>Pregunta a la fuente: cuántas adquisiciones, cuántos datos, cuánto tiempo</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Recursos (assets)</translation>
    </message>
    <message>
        <source>At most {size} are read.</source>
        <translation>Se leen como máximo {size}.</translation>
    </message>
    <message>
        <source>At the rate of the first read that takes {time}.</source>
        <translation>A la velocidad de la primera lectura eso tarda {time}.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticación</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic is 60 days below two years of data, else 500.</source>
        <translation>Automático: 60 días con menos de dos años de datos; si no, 500.</translation>
    </message>
    <message>
        <source>Average SAR over neighbours that behave alike</source>
        <translation>Promediar el SAR entre vecinos de comportamiento parecido</translation>
    </message>
    <message>
        <source>Back to its project</source>
        <translation>Volver a su proyecto</translation>
    </message>
    <message>
        <source>Backscatter VV and VH, in dB, linear power or amplitude, radiometrically calibrated and terrain corrected. Give either layers or a folder.</source>
        <translation>Retrodispersión VV y VH, en dB, potencia lineal o amplitud, calibrada radiométricamente y con corrección del terreno. Indique capas o una carpeta.</translation>
    </message>
    <message>
        <source>Band of SAR</source>
        <translation>Banda de SAR</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Banda o índice</translation>
    </message>
    <message>
        <source>Band, index or three bands</source>
        <translation>Banda, índice o tres bandas</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Bands and indices</source>
        <translation>Bandas e índices</translation>
    </message>
    <message>
        <source>Bands that masked copies hold.</source>
        <translation>Bandas que contienen las copias enmascaradas.</translation>
    </message>
    <message>
        <source>Begin anew after the last date</source>
        <translation>Volver a empezar después de la última fecha</translation>
    </message>
    <message>
        <source>Below is what a bug report needs. Nothing is sent: copy it and paste it where you report.</source>
        <translation>Abajo está lo que necesita un informe de fallo. No se envía nada: cópielo y péguelo donde informe del fallo.</translation>
    </message>
    <message>
        <source>Between the minimum on that side, 0, and the peak, 100; for threshold only.</source>
        <translation>Entre el mínimo de ese lado, 0, y el máximo, 100; solo para threshold.</translation>
    </message>
    <message>
        <source>BigEarthNet, ForestNet, or a folder per class.</source>
        <translation>BigEarthNet, ForestNet o una carpeta por clase.</translation>
    </message>
    <message>
        <source>Both give most dates; they are brought to one level when they are used.</source>
        <translation>Ambas dan más fechas; al usarlas se llevan a un mismo nivel.</translation>
    </message>
    <message>
        <source>Breaks and changes</source>
        <translation>Rupturas y cambios</translation>
    </message>
    <message>
        <source>Bring orbits to one level</source>
        <translation>Llevar las órbitas a un mismo nivel</translation>
    </message>
    <message>
        <source>Bring sensors to one level</source>
        <translation>Llevar los sensores a un mismo nivel</translation>
    </message>
    <message>
        <source>Buffer around clouds</source>
        <translation>Margen de nubes</translation>
    </message>
    <message>
        <source>Buffer around clouds (metres)</source>
        <translation>Margen alrededor de las nubes (metros)</translation>
    </message>
    <message>
        <source>Build an index of places</source>
        <translation>Construir un índice de lugares</translation>
    </message>
    <message>
        <source>CLOUD_MASK is {kind}, but no optical acquisition has such a mask: choose auto or none, or put the masks beside the rasters.</source>
        <translation>CLOUD_MASK es {kind}, pero ninguna adquisición óptica tiene tal máscara: elija auto o none, o ponga las máscaras junto a los rásteres.</translation>
    </message>
    <message>
        <source>CLOUD_MASK is “{kind}”: choose one of {choices}.</source>
        <translation>CLOUD_MASK es «{kind}»: elija entre {choices}.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION is {metres:,.4g} m beside optical pixels of {fine:,.4g} m: give the metres that the coarse sensor really sees, {ratio:g} times as many or more, or leave it out.</source>
        <translation>COARSE_RESOLUTION es de {metres:,.4g} m junto a píxeles ópticos de {fine:,.4g} m: indique los metros que el sensor grueso ve realmente, al menos {ratio:g} veces más, o déjelo vacío.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION tells of COARSE alone; none was given.</source>
        <translation>COARSE_RESOLUTION solo se refiere a COARSE, y ahí no se indicó nada.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV with id, date, bands (0 to 1), VV and VH in dB; one row per series and date.</source>
        <translation>CSV con id, date, bandas (0 a 1), VV y VH en dB; una fila por serie y fecha.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Chips get the labels of the polygons that cover a quarter of them or more.</source>
        <translation>Los recortes reciben las etiquetas de los polígonos que cubren al menos una cuarta parte de ellos.</translation>
    </message>
    <message>
        <source>Chips of the index {index} show the same ground as others (several dates, or a STRIDE below SIZE), and find these: the scores are too good. Build it of one date, without overlap.</source>
        <translation>Hay recortes del índice {index} que muestran el mismo suelo que otros (varias fechas, o un STRIDE menor que SIZE) y los encuentran: las puntuaciones son demasiado buenas. Constrúyalo de una sola fecha, sin solape.</translation>
    </message>
    <message>
        <source>Chips that are retrieved for each query.</source>
        <translation>Recortes que se recuperan por consulta.</translation>
    </message>
    <message>
        <source>Chips that lack more of their pixels are left out; fewer are filled.</source>
        <translation>Los recortes a los que faltan más píxeles se omiten; si faltan menos, se rellenan.</translation>
    </message>
    <message>
        <source>Chips to give back for each query; not more than the index has.</source>
        <translation>Recortes que se devuelven por consulta; no más de los que tiene el índice.</translation>
    </message>
    <message>
        <source>Choose a first date that is not later than the last.</source>
        <translation>Elija una primera fecha que no sea posterior a la última.</translation>
    </message>
    <message>
        <source>Choose bands and indices</source>
        <translation>Elegir bandas e índices</translation>
    </message>
    <message>
        <source>Choose the area: the map's extent, a drawn box or that of a layer.</source>
        <translation>Elija la zona: la extensión del mapa, un rectángulo dibujado o la de una capa.</translation>
    </message>
    <message>
        <source>Choose the file that the index goes to.</source>
        <translation>Elija el archivo para el índice.</translation>
    </message>
    <message>
        <source>Choose the folder that the acquisitions go to.</source>
        <translation>Elija la carpeta a la que van las adquisiciones.</translation>
    </message>
    <message>
        <source>Choose the folder that the reconstructed rasters go to.</source>
        <translation>Elija la carpeta para los rásteres reconstruidos.</translation>
    </message>
    <message>
        <source>Choose the pixel to look at on the map</source>
        <translation>Elegir en el mapa el píxel que se examina</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear classes (SCL)</source>
        <translation>Clases despejadas (SCL)</translation>
    </message>
    <message>
        <source>Clear classes of the SCL</source>
        <translation>Clases despejadas de la SCL</translation>
    </message>
    <message>
        <source>Clear pixels this near to a masked one count as masked, for the clouds' soft edges.</source>
        <translation>Los píxeles despejados así de cercanos a uno enmascarado cuentan como enmascarados, por los bordes difusos de las nubes.</translation>
    </message>
    <message>
        <source>Clear share</source>
        <translation>Despejado</translation>
    </message>
    <message>
        <source>Clear share needed (per cent)</source>
        <translation>Fracción despejada exigida (por ciento)</translation>
    </message>
    <message>
        <source>Click on a field on the map: what was seen there over time, and the curve through it.</source>
        <translation>Haga clic en una parcela del mapa: lo que se vio allí a lo largo del tiempo y la curva que lo atraviesa.</translation>
    </message>
    <message>
        <source>Click on the map on what you do not want</source>
        <translation>Hacer clic en el mapa en lo que no quiere</translation>
    </message>
    <message>
        <source>Click on the map on what you look for</source>
        <translation>Hacer clic en el mapa en lo que busca</translation>
    </message>
    <message>
        <source>Click on the map to see a pixel over time.</source>
        <translation>Haga clic en el mapa para ver un píxel a lo largo del tiempo.</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Cerrar el recorrido</translation>
    </message>
    <message>
        <source>Cloud mask</source>
        <translation>Máscara de nubes</translation>
    </message>
    <message>
        <source>Cloud mask of all images</source>
        <translation>Máscara de nubes de todas las imágenes</translation>
    </message>
    <message>
        <source>Cloud probability (per cent)</source>
        <translation>Probabilidad de nube (por ciento)</translation>
    </message>
    <message>
        <source>Clouded acquisitions to compare with, one of these: a folder</source>
        <translation>Adquisiciones con nubes para comparar, una de estas: una carpeta</translation>
    </message>
    <message>
        <source>Clouds hide most of this season. &lt;i&gt;Run&lt;/i&gt; fills the gaps with the help of SAR.</source>
        <translation>Las nubes ocultan la mayor parte de esta temporada. &lt;i&gt;Ejecutar&lt;/i&gt; rellena los huecos con ayuda del SAR.</translation>
    </message>
    <message>
        <source>Coars&amp;e</source>
        <translation>Gr&amp;ueso</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grueso</translation>
    </message>
    <message>
        <source>Coarse optical acquisitions, one of these: a folder</source>
        <translation>Adquisiciones ópticas gruesas, una de estas opciones: una carpeta</translation>
    </message>
    <message>
        <source>Coarse pixel</source>
        <translation>Píxel grueso</translation>
    </message>
    <message>
        <source>Coarse pixels of {} m are not twice as large as the optical ones of {} m: say what their sensor really sees, or take the coarse rasters out.</source>
        <translation>Píxeles gruesos de {} m no son el doble de grandes que los ópticos de {} m: indique lo que su sensor ve realmente, o quite los rásteres gruesos.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
    </message>
    <message>
        <source>Colours of vit-rgb</source>
        <translation>Colores de vit-rgb</translation>
    </message>
    <message>
        <source>Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water.</source>
        <translation>Lista de clases de escena de Sentinel-2 separadas por comas: 4 vegetación, 5 suelo desnudo, 6 agua.</translation>
    </message>
    <message>
        <source>Comma list of auto, gp, stori, whittaker, harmonic, linear; empty means all.</source>
        <translation>Lista separada por comas de auto, gp, stori, whittaker, harmonic, linear; vacío: todos.</translation>
    </message>
    <message>
        <source>Comma list of cosine, euclidean and dot; bits always have hamming.</source>
        <translation>Lista de cosine, euclidean y dot; los bits usan siempre hamming.</translation>
    </message>
    <message>
        <source>Comma list of float, binary, hash-L and lsh-L with any number of bits L.</source>
        <translation>Lista de float, binary, hash-L y lsh-L con cualquier número de bits L.</translation>
    </message>
    <message>
        <source>Comma list of the bands that are {}, for example “B04, NDVI”; empty means all bands. An index that the series does not have is computed from its bands.</source>
        <translation>Lista separada por comas de las bandas que son {}, por ejemplo «B04, NDVI»; vacío: todas las bandas. Un índice que la serie no tiene se calcula a partir de sus bandas.</translation>
    </message>
    <message>
        <source>Comma list of whole days; 1 stands for a single missing date.</source>
        <translation>Lista de días enteros separados por comas; 1 representa una sola fecha ausente.</translation>
    </message>
    <message>
        <source>Comma list such as “B04, B08” or “red, nir”; empty means all bands of 10 and 20 m (Sentinel-2) or the six colours (others). The cloud mask comes along. Fewer bands are fetched faster.</source>
        <translation>Lista con comas como «B04, B08» o «red, nir»; vacío significa todas las bandas de 10 y 20 m (Sentinel-2) o los seis colores (otros). La máscara de nubes viene incluida. Menos bandas se obtienen antes.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08, NDVI”; empty means all bands, of several sensors those that all share. An index is reconstructed as a series of its own, which is more accurate than computing it from reconstructed bands.</source>
        <translation>Lista separada por comas, por ejemplo «B04, B08, NDVI»; vacío significa todas las bandas, con varios sensores las que todos tienen. Un índice se reconstruye como serie propia, lo que es más exacto que calcularlo a partir de bandas reconstruidas.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08”; empty means all bands.</source>
        <translation>Lista separada por comas, por ejemplo «B04, B08»; vacío: todas las bandas.</translation>
    </message>
    <message>
        <source>Comma list, for example “NDVI, NDMI”.</source>
        <translation>Lista separada por comas, por ejemplo «NDVI, NDMI».</translation>
    </message>
    <message>
        <source>Compare the image nearest to the date on the map with the result: drag the line</source>
        <translation>Comparar la imagen más cercana a la fecha del mapa con el resultado: arrastre la línea</translation>
    </message>
    <message>
        <source>Compare what was observed with what was reconstructed</source>
        <translation>Comparar lo observado con lo reconstruido</translation>
    </message>
    <message>
        <source>Compiled kernels in</source>
        <translation>Núcleos compilados en</translation>
    </message>
    <message>
        <source>Compiling the kernels; this is needed on the first run only.</source>
        <translation>Compilando los núcleos de cálculo; solo hace falta en la primera ejecución.</translation>
    </message>
    <message>
        <source>Contact them</source>
        <translation>Establecer conexión</translation>
    </message>
    <message>
        <source>Copernicus: S3 keys as user name and password; other: sent to its own host alone</source>
        <translation>Copernicus: claves S3 como usuario y contraseña; otra: se envía solo a su propio servidor</translation>
    </message>
    <message>
        <source>Copied, but the dates corrected by hand are not part of it: to keep them outside the dock, put them in the file names.</source>
        <translation>Copiado, pero las fechas corregidas a mano no se incluyen: para conservarlas fuera del panel, póngalas en los nombres de los archivos.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copiar como</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Copiar como Python</translation>
    </message>
    <message>
        <source>Copy as qgis_process command</source>
        <translation>Copiar como orden de qgis_process</translation>
    </message>
    <message>
        <source>Corner by corner up to a right click, or a click on a polygon of a layer</source>
        <translation>Esquina a esquina hasta un clic derecho, o un clic en un polígono de una capa</translation>
    </message>
    <message>
        <source>Curves over time at points or over polygons: rows, a table and a page of drawings.</source>
        <translation>Curvas en el tiempo en puntos o sobre polígonos: filas, una tabla y una página de gráficos.</translation>
    </message>
    <message>
        <source>Curves: {}, {} to {}, from {:.2f} to {:.2f}; the example's in grey.</source>
        <translation>Curvas: {}, {} a {}, de {:.2f} a {:.2f}; la del ejemplo, en gris.</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Planificador Dask</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Date, size and confidence of harvest, mowing, fire and other breaks per pixel.</source>
        <translation>Fecha, magnitud y confianza de cosechas, siegas, incendios y otras rupturas por píxel.</translation>
    </message>
    <message>
        <source>Dated rasters into one raster per band that plays band by band, and back.</source>
        <translation>De rásteres fechados a un ráster por banda que se reproduce banda a banda, y viceversa.</translation>
    </message>
    <message>
        <source>Dated rasters, one of these: a folder</source>
        <translation>Rásteres fechados, una de estas: una carpeta</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Dates hidden from the whole scene, from a part of it as clouds hide them, or both.</source>
        <translation>Fechas ocultas en toda la escena, en una parte de ella como las ocultan las nubes, o ambas cosas.</translation>
    </message>
    <message>
        <source>Dates on which less of a polygon is clear are left out for that polygon.</source>
        <translation>Las fechas en que está despejada una parte menor del polígono se omiten para ese polígono.</translation>
    </message>
    <message>
        <source>Dates, from</source>
        <translation>Fechas, desde</translation>
    </message>
    <message>
        <source>Dates, to</source>
        <translation>Fechas, hasta</translation>
    </message>
    <message>
        <source>Days to the nearest clear observation</source>
        <translation>Días hasta la observación despejada más cercana</translation>
    </message>
    <message>
        <source>Days within which it happens</source>
        <translation>Días en los que ocurre</translation>
    </message>
    <message>
        <source>Describe the places of the result by their course over the year, then search</source>
        <translation>Describir los lugares del resultado por su curso a lo largo del año y después buscar</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Distances of float</source>
        <translation>Distancias de float</translation>
    </message>
    <message>
        <source>Done in about {}: the tab Result shows it.</source>
        <translation>Hecho en unos {}: la pestaña Resultado lo muestra.</translation>
    </message>
    <message>
        <source>Done; the layers are being loaded.</source>
        <translation>Listo; se están cargando las capas.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Draw on the map how alike every place is to the examples</source>
        <translation>Dibujar en el mapa cuánto se parece cada lugar a los ejemplos</translation>
    </message>
    <message>
        <source>Draw what you look for</source>
        <translation>Dibujar lo que busca</translation>
    </message>
    <message>
        <source>Drawing {} dates</source>
        <translation>Dibujando {} fechas</translation>
    </message>
    <message>
        <source>Draws which chips ask; the same seed gives the same split.</source>
        <translation>Sortea qué recortes preguntan; la misma semilla da la misma división.</translation>
    </message>
    <message>
        <source>Drop layers or a folder here</source>
        <translation>Suelte aquí capas o una carpeta</translation>
    </message>
    <message>
        <source>Drop missed cloud, haze and shadow</source>
        <translation>Descartar nubes, bruma y sombras no enmascaradas</translation>
    </message>
    <message>
        <source>Drop what stands out in time</source>
        <translation>Descartar lo que se aparta en el tiempo</translation>
    </message>
    <message>
        <source>END ({last}) is before the first acquisition ({first}): choose a period that the inputs cover.</source>
        <translation>END ({last}) es anterior a la primera adquisición ({first}): elija un periodo que cubran las entradas.</translation>
    </message>
    <message>
        <source>EXTENT does not overlap the rasters: choose an extent inside them, or leave it empty.</source>
        <translation>EXTENT no se solapa con los rásteres: elija una extensión dentro de ellos, o déjelo vacío.</translation>
    </message>
    <message>
        <source>EXTENT is empty: draw a box, or choose a layer or the canvas.</source>
        <translation>EXTENT está vacío: dibuje un rectángulo, o elija una capa o la vista del mapa.</translation>
    </message>
    <message>
        <source>EXTENT lies where its CRS does not reach: check both.</source>
        <translation>EXTENT está donde su SRC no alcanza: compruebe ambos.</translation>
    </message>
    <message>
        <source>EXTENT lies where no UTM zone reaches: choose an area nearer by.</source>
        <translation>EXTENT está donde no alcanza ninguna zona UTM: elija una zona más cercana.</translation>
    </message>
    <message>
        <source>EXTENT lies where the CRS of the rasters does not reach: check both.</source>
        <translation>EXTENT está donde el SRC de los rásteres no alcanza: compruebe ambos.</translation>
    </message>
    <message>
        <source>EXTENT reaches over the antimeridian (180 degrees): download either side by itself.</source>
        <translation>EXTENT cruza el antimeridiano (180 grados): descargue cada lado por separado.</translation>
    </message>
    <message>
        <source>Each as a series of its own; where both polarisations are there.</source>
        <translation>Cada uno como serie propia; donde existan ambas polarizaciones.</translation>
    </message>
    <message>
        <source>Edge of a chip, in pixels of the finest raster or of RESOLUTION.</source>
        <translation>Lado de un recorte, en píxeles del ráster más fino o de RESOLUTION.</translation>
    </message>
    <message>
        <source>Edge of a place; choose it about as large as what you look for</source>
        <translation>Lado de un lugar; elíjalo del tamaño aproximado de lo que busca</translation>
    </message>
    <message>
        <source>Empty means all ground of the rasters; examples may lie outside.</source>
        <translation>Vacío significa todo el terreno de los rásteres; los ejemplos pueden estar fuera.</translation>
    </message>
    <message>
        <source>Empty means the ground that all optical rasters have in common; of tiles side by side what they cover together. Whatever is learned comes from this extent, so another gives the same pixels slightly other values, unless LEARN_FROM is offered and says scene.</source>
        <translation>Vacío significa el terreno que todos los rásteres ópticos tienen en común; con teselas contiguas, lo que cubren juntas. Todo lo aprendido procede de esta extensión, así que otra da a los mismos píxeles valores algo distintos, salvo donde se ofrece LEARN_FROM y vale scene.</translation>
    </message>
    <message>
        <source>Empty means the ground that all rasters have in common; of tiles side by side what they cover together. What is learned on the way (levels of orbits, beginnings of seasons, what cloud looks like) comes from this extent.</source>
        <translation>Vacío significa el terreno que todos los rásteres tienen en común; con teselas contiguas, lo que cubren juntas. Lo que se aprende por el camino (niveles de las órbitas, comienzos de las temporadas, aspecto de las nubes) procede de esta extensión.</translation>
    </message>
    <message>
        <source>Empty means “STORI” and the name of the series.</source>
        <translation>Vacío: «STORI» y el nombre de la serie.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Encodes the chips of a raster, a series or a folder, to find those that look alike.</source>
        <translation>Codifica los recortes de un ráster, una serie o una carpeta, para encontrar los que se parecen.</translation>
    </message>
    <message>
        <source>Encoding {chips} chips ({encoder})</source>
        <translation>Codificando {chips} recortes ({encoder})</translation>
    </message>
    <message>
        <source>Error by gap length, hidden against predicted values, example pixels.</source>
        <translation>Error según la longitud del hueco, valores ocultos frente a predichos, píxeles de ejemplo.</translation>
    </message>
    <message>
        <source>Errors by length of gap</source>
        <translation>Errores según la duración del hueco</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Estimando</translation>
    </message>
    <message>
        <source>Evaluate retrieval</source>
        <translation>Evaluar la búsqueda</translation>
    </message>
    <message>
        <source>Evaluating {}</source>
        <translation>Evaluando {}</translation>
    </message>
    <message>
        <source>Every place of it counts; of an index of embeddings every pixel of its rasters.</source>
        <translation>Cuenta cada uno de sus lugares; de un índice de embeddings, cada píxel de sus rásteres.</translation>
    </message>
    <message>
        <source>Everywhere needs an example.</source>
        <translation>«En todas partes» necesita un ejemplo.</translation>
    </message>
    <message>
        <source>Everywhere needs places on the map, which this index does not have.</source>
        <translation>«En todas partes» necesita lugares en el mapa, que este índice no tiene.</translation>
    </message>
    <message>
        <source>Example models</source>
        <translation>Modelos de ejemplo</translation>
    </message>
    <message>
        <source>Example: a point</source>
        <translation>Ejemplo: un punto</translation>
    </message>
    <message>
        <source>Example: an image</source>
        <translation>Ejemplo: una imagen</translation>
    </message>
    <message>
        <source>Example: points or polygons</source>
        <translation>Ejemplo: puntos o polígonos</translation>
    </message>
    <message>
        <source>Example: the chips of another index</source>
        <translation>Ejemplo: los recortes de otro índice</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>Exportar como PNG…</translation>
    </message>
    <message>
        <source>Export or clear</source>
        <translation>Exportar o vaciar</translation>
    </message>
    <message>
        <source>Export pixels</source>
        <translation>Exportar píxeles</translation>
    </message>
    <message>
        <source>Export plot</source>
        <translation>Exportar gráfico</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Fading what is unsure</source>
        <translation>Lo inseguro se atenúa</translation>
    </message>
    <message>
        <source>Fetching acquisitions</source>
        <translation>Se obtienen las adquisiciones</translation>
    </message>
    <message>
        <source>Field curves…</source>
        <translation>Curvas de parcelas…</translation>
    </message>
    <message>
        <source>Field of the labels</source>
        <translation>Campo de las etiquetas</translation>
    </message>
    <message>
        <source>Field that names the features</source>
        <translation>Campo que nombra los objetos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File of places</source>
        <translation>Archivo de lugares</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files *.storiindex, of chips with labels.</source>
        <translation>Archivos *.storiindex, de recortes con etiquetas.</translation>
    </message>
    <message>
        <source>Files are read from this computer; STORI fetches nothing.</source>
        <translation>Los archivos se leen de este equipo; STORI no descarga nada.</translation>
    </message>
    <message>
        <source>Fill pixels that were never seen clear</source>
        <translation>Rellenar los píxeles nunca vistos despejados</translation>
    </message>
    <message>
        <source>Fill the gaps that clouds leave, with the help of SAR</source>
        <translation>Rellena con ayuda de SAR los huecos que dejan las nubes</translation>
    </message>
    <message>
        <source>Fills the gaps that clouds leave in optical time series, with the help of SAR.</source>
        <translation>Rellena con ayuda de SAR los huecos que las nubes dejan en series temporales ópticas.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter: {} of {}</source>
        <translation>Filtro: {} de {}</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Find similar places</source>
        <translation>Encontrar lugares parecidos</translation>
    </message>
    <message>
        <source>Finding the acquisitions</source>
        <translation>Buscando las adquisiciones</translation>
    </message>
    <message>
        <source>Finding the chips</source>
        <translation>Buscando los recortes</translation>
    </message>
    <message>
        <source>Finding the dated rasters</source>
        <translation>Buscando los rásteres fechados</translation>
    </message>
    <message>
        <source>Finding the dates</source>
        <translation>Buscando las fechas</translation>
    </message>
    <message>
        <source>Finish in the background</source>
        <translation>Terminar en segundo plano</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Terminando</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Primera fecha</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Folder for masks and copies</source>
        <translation>Carpeta para máscaras y copias</translation>
    </message>
    <message>
        <source>Folder for the indices</source>
        <translation>Carpeta para los índices</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>Carpeta para los mapas</translation>
    </message>
    <message>
        <source>Folder for the prepared series</source>
        <translation>Carpeta para la serie preparada</translation>
    </message>
    <message>
        <source>Folder for the rasters</source>
        <translation>Carpeta para los rásteres</translation>
    </message>
    <message>
        <source>Folder for the reconstructed rasters</source>
        <translation>Carpeta para los rásteres reconstruidos</translation>
    </message>
    <message>
        <source>Folder of SAR acquisitions</source>
        <translation>Carpeta de adquisiciones SAR</translation>
    </message>
    <message>
        <source>Folder of a result</source>
        <translation>Carpeta de un resultado</translation>
    </message>
    <message>
        <source>Folder of acquisitions</source>
        <translation>Carpeta de adquisiciones</translation>
    </message>
    <message>
        <source>Folder of chips</source>
        <translation>Carpeta de recortes</translation>
    </message>
    <message>
        <source>Folder of embeddings</source>
        <translation>Carpeta de embeddings</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>Folder of optical acquisitions</source>
        <translation>Carpeta de adquisiciones ópticas</translation>
    </message>
    <message>
        <source>For SOURCE other: a STAC API with /search, such as https://example.org/stac.</source>
        <translation>Para SOURCE other: una API STAC con /search, como https://example.org/stac.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of BAND=asset, such as “B04=red, B08=nir, VV=vv”; empty means that they are known by their names.</source>
        <translation>Para SOURCE other: lista con comas de BANDA=recurso, como «B04=red, B08=nir, VV=vv»; vacío significa que se reconocen por sus nombres.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of the collections, optical and SAR.</source>
        <translation>Para SOURCE other: lista con comas de las colecciones, ópticas y SAR.</translation>
    </message>
    <message>
        <source>For example “ascending” or “descending 110”; empty keeps all.</source>
        <translation>Por ejemplo «ascending» o «descending 110»; vacío conserva todas.</translation>
    </message>
    <message>
        <source>For sentinel2/, sentinel1/, download.json and download.html. A folder with an earlier download of the same area is gone on with. DRY_RUN needs none.</source>
        <translation>Para sentinel2/, sentinel1/, download.json y download.html. Una carpeta con una descarga anterior de la misma zona se continúa. DRY_RUN no necesita ninguna.</translation>
    </message>
    <message>
        <source>For the parameter MODEL of the reconstruction and the validation.</source>
        <translation>Para el parámetro MODEL de la reconstrucción y la validación.</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Encontrado: {}</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Fotogramas por segundo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>A partir de</translation>
    </message>
    <message>
        <source>From an area and two dates to folders of dated, cropped, aligned GeoTIFFs.</source>
        <translation>De una zona y dos fechas a carpetas de GeoTIFF fechados, recortados y alineados.</translation>
    </message>
    <message>
        <source>From embeddings or an index: how alike every place is to points or polygons.</source>
        <translation>De embeddings o de un índice: cuánto se parece cada lugar a puntos o polígonos.</translation>
    </message>
    <message>
        <source>From one chip to the next; less than the size lets chips overlap.</source>
        <translation>De un recorte al siguiente; menos que el tamaño hace que se solapen.</translation>
    </message>
    <message>
        <source>GIF (*.gif);;MP4, needs ffmpeg (*.mp4);;WebM, needs ffmpeg (*.webm)</source>
        <translation>GIF (*.gif);;MP4, necesita ffmpeg (*.mp4);;WebM, necesita ffmpeg (*.webm)</translation>
    </message>
    <message>
        <source>GP fusion</source>
        <translation>Fusión GP</translation>
    </message>
    <message>
        <source>Gap lengths (days)</source>
        <translation>Longitudes de los huecos (días)</translation>
    </message>
    <message>
        <source>Gap-free</source>
        <translation>Sin huecos</translation>
    </message>
    <message>
        <source>Gap-free reflectance from SAR and cloudy optical series.</source>
        <translation>Reflectancia sin huecos a partir de SAR y series ópticas con nubes.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>Get acquisitions of a place</source>
        <translation>Obtener adquisiciones de un lugar</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Seguir con</translation>
    </message>
    <message>
        <source>Go on with an interrupted run</source>
        <translation>Continuar una ejecución interrumpida</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Seguir sin ello</translation>
    </message>
    <message>
        <source>Going on with an interrupted run: {share:.0f} % of the ground is done.</source>
        <translation>Continúa una ejecución interrumpida: está hecho el {share:.0f} % del terreno.</translation>
    </message>
    <message>
        <source>Grey out masked clouds</source>
        <translation>Poner en gris las nubes enmascaradas</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Archivos HTML (*.html)</translation>
    </message>
    <message>
        <source>Harmonic waves</source>
        <translation>Ondas armónicas</translation>
    </message>
    <message>
        <source>Harvest map…</source>
        <translation>Mapa de cosechas…</translation>
    </message>
    <message>
        <source>How all dates are drawn, observed and reconstructed</source>
        <translation>Cómo se dibujan todas las fechas, observadas y reconstruidas</translation>
    </message>
    <message>
        <source>How far off the result is was not measured: with the method auto a run compares methods on dates that it hides.</source>
        <translation>No se midió cuánto se desvía el resultado: con el método auto una ejecución compara los métodos en fechas que oculta.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>How many dates are shown in a second.</source>
        <translation>Cuántas fechas se muestran en un segundo.</translation>
    </message>
    <message>
        <source>How many places to show</source>
        <translation>Cuántos lugares mostrar</translation>
    </message>
    <message>
        <source>How the pictures are drawn</source>
        <translation>Cómo se dibujan las imágenes</translation>
    </message>
    <message>
        <source>I have &amp;rasters</source>
        <translation>Tengo &amp;rásteres</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>In any CRS; only selected features where the box is ticked.</source>
        <translation>En cualquier SRC; solo los objetos seleccionados si se marca la casilla.</translation>
    </message>
    <message>
        <source>In the unit of the band: index units, or reflectance from 0 to 1.</source>
        <translation>En la unidad de la banda: unidades del índice, o reflectancia de 0 a 1.</translation>
    </message>
    <message>
        <source>In the unit of the index; pixels with less have no season.</source>
        <translation>En la unidad del índice; los píxeles con menos no tienen temporada.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Index of places</source>
        <translation>Índice de lugares</translation>
    </message>
    <message>
        <source>Indexes with labels</source>
        <translation>Índices con etiquetas</translation>
    </message>
    <message>
        <source>Indices</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Infrared</source>
        <translation>Infrarrojo</translation>
    </message>
    <message>
        <source>Inspect acquisitions</source>
        <translation>Inspeccionar adquisiciones</translation>
    </message>
    <message>
        <source>It can be finished in the background while QGIS is closed, or be stopped: what it has finished is kept, and the same run goes on from there.</source>
        <translation>Puede terminarse en segundo plano con QGIS cerrado, o detenerse: lo terminado se conserva, y la misma ejecución sigue desde ahí.</translation>
    </message>
    <message>
        <source>It is tried again first. leave-out: the acquisition counts as missing where it cannot be read, in squares of 128 pixels, with a warning and a line in the manifest; stop: the run stops. When most files fail at once it stops in any case.</source>
        <translation>Primero se intenta de nuevo. leave-out: la adquisición cuenta como ausente donde no puede leerse, en cuadrados de 128 píxeles, con un aviso y una línea en el manifiesto; stop: la ejecución se detiene. Si falla a la vez la mayoría de los archivos, se detiene en todo caso.</translation>
    </message>
    <message>
        <source>It shares its file with others, so it cannot be left out by itself.</source>
        <translation>Comparte su archivo con otras, por lo que no se puede omitir por sí sola.</translation>
    </message>
    <message>
        <source>Its values are the labels, such as the crop of a field.</source>
        <translation>Sus valores son las etiquetas, como el cultivo de una parcela.</translation>
    </message>
    <message>
        <source>Its values become feature_id; empty means the feature's own number.</source>
        <translation>Sus valores pasan a feature_id; vacío: el número del objeto.</translation>
    </message>
    <message>
        <source>Keep clear observations</source>
        <translation>Conservar las observaciones despejadas</translation>
    </message>
    <message>
        <source>Keep clear observations as they are</source>
        <translation>Conservar lo visto despejado</translation>
    </message>
    <message>
        <source>Keep only this orbit</source>
        <translation>Conservar solo esta órbita</translation>
    </message>
    <message>
        <source>Keep the pixels shown, and compare them with the next</source>
        <translation>Conservar los píxeles mostrados y compararlos con los siguientes</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>LEARN_FROM is “{choice}”: choose one of {choices}.</source>
        <translation>LEARN_FROM es «{choice}»: elija entre {choices}.</translation>
    </message>
    <message>
        <source>Labels of a folder of chips</source>
        <translation>Etiquetas de una carpeta de recortes</translation>
    </message>
    <message>
        <source>Labels: polygons</source>
        <translation>Etiquetas: polígonos</translation>
    </message>
    <message>
        <source>Landsat QA_PIXEL</source>
        <translation>Landsat QA_PIXEL</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Última fecha</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Aprender de</translation>
    </message>
    <message>
        <source>Learning from the scene</source>
        <translation>Aprendiendo de la escena</translation>
    </message>
    <message>
        <source>Learning the encoder {encoder} from the chips</source>
        <translation>Aprendiendo el codificador {encoder} de los recortes</translation>
    </message>
    <message>
        <source>Learning {series}: </source>
        <translation>Aprendiendo {series}: </translation>
    </message>
    <message>
        <source>Learning {what} from {pixels} pixels on {dates} dates.</source>
        <translation>Aprendiendo {what} de {pixels} píxeles en {dates} fechas.</translation>
    </message>
    <message>
        <source>Least gain of the network for auto (%)</source>
        <translation>Ganancia mínima de la red para auto (%)</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Dejarla fuera</translation>
    </message>
    <message>
        <source>Leave these {} out</source>
        <translation>Dejar fuera estas {}</translation>
    </message>
    <message>
        <source>Leaves out clear observations that stand out from what came before and after, as cloud and shadow do; harvest, mowing and ploughing stay. The report says how many.</source>
        <translation>Omite las observaciones despejadas que se apartan de lo anterior y lo posterior como lo hacen nubes y sombras; la cosecha, la siega y el laboreo permanecen. El informe indica cuántas.</translation>
    </message>
    <message>
        <source>Less like the selected (−)</source>
        <translation>Menos como los seleccionados (−)</translation>
    </message>
    <message>
        <source>Let colours of the result give way where its standard deviation is large</source>
        <translation>Dejar que los colores del resultado cedan donde su desviación típica es grande</translation>
    </message>
    <message>
        <source>Let stori train on the scene</source>
        <translation>Dejar que stori se entrene con la escena</translation>
    </message>
    <message>
        <source>Levels orbits, filters speckle, and writes VV, VH, RVI and VH/VV, also split.</source>
        <translation>Nivela órbitas, filtra el moteado y escribe VV, VH, RVI y VH/VV, también descompuestos.</translation>
    </message>
    <message>
        <source>Lists what is in folders of optical and SAR rasters, and what looks odd about it.</source>
        <translation>Enumera lo que hay en carpetas de rásteres ópticos y SAR, y lo que parece anómalo.</translation>
    </message>
    <message>
        <source>Load a dated series</source>
        <translation>Cargar una serie fechada</translation>
    </message>
    <message>
        <source>Loading STORI</source>
        <translation>Cargando STORI</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>Cargando el motor</translation>
    </message>
    <message>
        <source>Loading the plot</source>
        <translation>Cargando el gráfico</translation>
    </message>
    <message>
        <source>Loads a folder of dated rasters as groups that the Temporal Controller can play.</source>
        <translation>Carga una carpeta de rásteres fechados como grupos que el controlador temporal puede reproducir.</translation>
    </message>
    <message>
        <source>Longest stretch without an optical acquisition of less than {cloud:.0f} % cloud: {days}, {first} to {last}.</source>
        <translation>Tramo más largo sin una adquisición óptica con menos del {cloud:.0f} % de nubes: {days}, de {first} a {last}.</translation>
    </message>
    <message>
        <source>Look at a whole field: click a polygon of a layer, or set the corners of one and end it with a right click</source>
        <translation>Ver una parcela entera: pulsar un polígono de una capa, o fijar los vértices de uno y terminar con un clic derecho</translation>
    </message>
    <message>
        <source>Looking at the layers</source>
        <translation>Examinando las capas</translation>
    </message>
    <message>
        <source>Looking at the rasters</source>
        <translation>Examinando los rásteres</translation>
    </message>
    <message>
        <source>Looking for a result</source>
        <translation>Buscando un resultado</translation>
    </message>
    <message>
        <source>Looking for acquisitions</source>
        <translation>Buscando adquisiciones</translation>
    </message>
    <message>
        <source>Looking for the images of the project</source>
        <translation>Buscando las imágenes del proyecto</translation>
    </message>
    <message>
        <source>Looking into {}</source>
        <translation>Examinando {}</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:,.10g} m, which is {radius:,.0f} pixels: give {widest:,.0f} m or less.</source>
        <translation>MASK_BUFFER es {metres:,.10g} m, es decir, {radius:,.0f} píxeles: indique {widest:,.0f} m o menos.</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:g}: give metres, 0 or more.</source>
        <translation>MASK_BUFFER es {metres:g}: indique metros, 0 o más.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB, but this many dates and bands need {needed} MiB with {workers} workers: raise MEMORY, or lower WORKERS or the number of bands.</source>
        <translation>MEMORY es {memory} MiB, pero tantas fechas y bandas necesitan {needed} MiB con {workers} hilos: aumente MEMORY, o reduzca WORKERS o el número de bandas.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB: give {least} or more.</source>
        <translation>MEMORY es {memory} MiB: indique {least} o más.</translation>
    </message>
    <message>
        <source>METHOD is “{method}”: choose one of {choices}.</source>
        <translation>METHOD es «{method}»: elija entre {choices}.</translation>
    </message>
    <message>
        <source>MM-DD, a day when little grows; auto finds one. A season lasts a year.</source>
        <translation>MM-DD, un día en que crezca poco; auto encuentra uno. Una temporada dura un año.</translation>
    </message>
    <message>
        <source>MODIS, VIIRS, Sentinel-3, PROBA-V: a sensor that sees more dates in larger pixels, and guides the optical images through gaps</source>
        <translation>MODIS, VIIRS, Sentinel-3, PROBA-V: un sensor que ve más fechas en píxeles mayores y guía las imágenes ópticas a través de los huecos</translation>
    </message>
    <message>
        <source>Made by “Build an index of places”.</source>
        <translation>Hecho por «Construir un índice de lugares».</translation>
    </message>
    <message>
        <source>Make a file of places from a result or a raster</source>
        <translation>Crear un archivo de lugares a partir de un resultado o un ráster</translation>
    </message>
    <message>
        <source>Makes a difference with an extent. extent: methods, standard deviations and levels of SAR are learned there, where they fit best; tiles computed one by one differ a little where they meet. scene: they are learned from all the ground that the rasters share, so that every pixel has the same values whatever the extent.</source>
        <translation>Importa cuando se da una extensión. extent: los métodos, las desviaciones típicas y los niveles del SAR se aprenden en ella, donde mejor se ajustan; las teselas calculadas una a una difieren un poco donde se tocan. scene: se aprenden de todo el terreno que los rásteres comparten, de modo que cada píxel tiene los mismos valores sea cual sea la extensión.</translation>
    </message>
    <message>
        <source>Makes a network for the method stori from your own scenes or tables of series.</source>
        <translation>Crea una red para el método stori a partir de sus escenas o tablas de series.</translation>
    </message>
    <message>
        <source>Making a season of farmland: cloudy images and SAR…</source>
        <translation>Creando una temporada de campos: imágenes con nubes y SAR…</translation>
    </message>
    <message>
        <source>Manifest (JSON): all that repeats the run</source>
        <translation>Manifiesto (JSON): todo lo que permite repetir la ejecución</translation>
    </message>
    <message>
        <source>Manifest (JSON): inputs, parameters, outputs</source>
        <translation>Manifiesto (JSON): entradas, parámetros, salidas</translation>
    </message>
    <message>
        <source>Manifest (JSON): what came of what</source>
        <translation>Manifiesto (JSON): qué salió de qué</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Mark start, peak and end of the seasons on the curve</source>
        <translation>Marcar el inicio, el máximo y el fin de las temporadas en la curva</translation>
    </message>
    <message>
        <source>Mark sudden changes on the curve, such as harvests</source>
        <translation>Marcar los cambios bruscos en la curva, como las cosechas</translation>
    </message>
    <message>
        <source>Mask clouds</source>
        <translation>Enmascarar nubes</translation>
    </message>
    <message>
        <source>Masks of yes and no</source>
        <translation>Máscaras de sí y no</translation>
    </message>
    <message>
        <source>May be left out. Searched with its subfolders: MODIS, VIIRS, Sentinel-3, PROBA-V or other dated rasters of a sensor that sees more dates in larger pixels, with their masks.</source>
        <translation>Puede omitirse. Se busca también en sus subcarpetas: MODIS, VIIRS, Sentinel-3, PROBA-V u otros rásteres fechados de un sensor que ve más fechas en píxeles mayores, con sus máscaras.</translation>
    </message>
    <message>
        <source>Mean and deviation of the photographs that it saw; auto: as its files and names tell; imagenet: DeiT, DINO, MAE, torchvision; half: 0.5, ViT of timm.</source>
        <translation>Media y desviación de las fotografías que vio; auto: según digan sus archivos y nombres; imagenet: DeiT, DINO, MAE, torchvision; half: 0,5, ViT de timm.</translation>
    </message>
    <message>
        <source>Mean average precision of encoders, codes and distances on chips with labels.</source>
        <translation>Precisión media (mAP) de codificadores, códigos y distancias con recortes etiquetados.</translation>
    </message>
    <message>
        <source>Measuring clouds</source>
        <translation>Midiendo nubes</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Memory (MiB)</source>
        <translation>Memoria (MiB)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Methods that learn from all the ground that the images share give a pixel the same values whatever the area.</source>
        <translation>Los métodos que aprenden de todo el terreno que comparten las imágenes dan a un píxel los mismos valores sea cual sea la zona.</translation>
    </message>
    <message>
        <source>Milvus: file or address</source>
        <translation>Milvus: archivo o dirección</translation>
    </message>
    <message>
        <source>Model files (*.npz)</source>
        <translation>Archivos de modelo (*.npz)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More like the selected (+)</source>
        <translation>Más como los seleccionados (+)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
    </message>
    <message>
        <source>More scenes</source>
        <translation>Más escenas</translation>
    </message>
    <message>
        <source>Most breaks per pixel</source>
        <translation>Número máximo de rupturas por píxel</translation>
    </message>
    <message>
        <source>Most cloud (per cent)</source>
        <translation>Nubosidad máxima (por ciento)</translation>
    </message>
    <message>
        <source>Most days off</source>
        <translation>Máximo de días de diferencia</translation>
    </message>
    <message>
        <source>Most missing (per cent)</source>
        <translation>Máximo ausente (por ciento)</translation>
    </message>
    <message>
        <source>Move what is selected to another list</source>
        <translation>Mover lo seleccionado a otra lista</translation>
    </message>
    <message>
        <source>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI and others of every date of a series.</source>
        <translation>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI y otros para cada fecha de una serie.</translation>
    </message>
    <message>
        <source>Name of the layer group</source>
        <translation>Nombre del grupo de capas</translation>
    </message>
    <message>
        <source>Nearest: {} at distance {:.4g}.</source>
        <translation>El más cercano: {} a distancia {:.4g}.</translation>
    </message>
    <message>
        <source>Network to start from</source>
        <translation>Red de partida</translation>
    </message>
    <message>
        <source>Network weights</source>
        <translation>Pesos de la red</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>New here? A small made-up scene shows in a minute what STORI does.</source>
        <translation>¿Es nuevo aquí? Una pequeña escena inventada muestra en un minuto lo que hace STORI.</translation>
    </message>
    <message>
        <source>No acquisition date was found for {files}: put the date in the file name ({forms}) or in the metadata item ACQUISITION_DATE, or set the layer's temporal range, or take it out.{request}</source>
        <translation>No se encontró fecha de adquisición para {files}: ponga la fecha en el nombre del archivo ({forms}) o en el metadato ACQUISITION_DATE, o fije el intervalo temporal de la capa, o quítelo.{request}</translation>
    </message>
    <message>
        <source>No acquisition has a pixel within EXTENT: choose another or more dates.</source>
        <translation>Ninguna adquisición tiene un píxel dentro de EXTENT: elija otra zona o más fechas.</translation>
    </message>
    <message>
        <source>No acquisition lies between {first} and {last}: widen START and END, or give STEP as a duration such as P10D.</source>
        <translation>Ninguna adquisición queda entre {first} y {last}: amplíe START y END, o indique STEP como duración, por ejemplo P10D.</translation>
    </message>
    <message>
        <source>No break: no two dates of the curve lie within {} days.</source>
        <translation>Ninguna ruptura: no hay dos fechas de la curva a menos de {} días.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {} at most; {} is asked for.</source>
        <translation>Ninguna ruptura: en {} días cambia {} como máximo; se pide {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {}, but as steadily as around.</source>
        <translation>Ninguna ruptura: en {} días cambia {}, pero al ritmo de su entorno.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {} at most; {} is asked for.</source>
        <translation>Ninguna ruptura: en {} días cae {} como máximo; se pide {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {}, but as steadily as around.</source>
        <translation>Ninguna ruptura: en {} días cae {}, pero al ritmo de su entorno.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {} at most; {} is asked for.</source>
        <translation>Ninguna ruptura: en {} días sube {} como máximo; se pide {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {}, but as steadily as around.</source>
        <translation>Ninguna ruptura: en {} días sube {}, pero al ritmo de su entorno.</translation>
    </message>
    <message>
        <source>No clear observation of {bands} was found on any date: check CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START and END leave something.</source>
        <translation>No se encontró ninguna observación despejada de {bands} en ninguna fecha: compruebe CLOUD_MASK y CLEAR_CLASSES, el valor sin datos, y que START y END dejen algo.</translation>
    </message>
    <message>
        <source>No optical acquisition has all the bands {bands}: ask for fewer bands.</source>
        <translation>Ninguna adquisición óptica tiene todas las bandas {bands}: pida menos bandas.</translation>
    </message>
    <message>
        <source>No optical image with a date was found in what you chose: add others in the Data tab.</source>
        <translation>No se encontró ninguna imagen óptica con fecha en su selección: añada otras en la pestaña Datos.</translation>
    </message>
    <message>
        <source>No optical rasters were given: choose layers in OPTICAL or a folder in OPTICAL_FOLDER.</source>
        <translation>No se dieron rásteres ópticos: elija capas en OPTICAL o una carpeta en OPTICAL_FOLDER.</translation>
    </message>
    <message>
        <source>No season: none with an amplitude of {} or more lies wholly between the dates.</source>
        <translation>Ninguna temporada: ninguna con una amplitud de {} o más queda entera entre las fechas.</translation>
    </message>
    <message>
        <source>No {role} rasters were given: choose some, or their folder.</source>
        <translation>No se dieron rásteres ({role}): elija algunos, o su carpeta.</translation>
    </message>
    <message>
        <source>None of the {role} rasters holds {wanted}: choose others.</source>
        <translation>Ninguno de los rásteres ({role}) contiene {wanted}: elija otros.</translation>
    </message>
    <message>
        <source>None: nodata alone</source>
        <translation>Ninguna: solo sin datos</translation>
    </message>
    <message>
        <source>Nothing is asked for: choose OPTICAL, or switch SAR on.</source>
        <translation>No se pide nada: elija OPTICAL, o active SAR.</translation>
    </message>
    <message>
        <source>Nothing tells what the {count} bands of the coarse rasters are ({name}): describe them as red, nir and so on, or name the files by product and band, so that they tell of {names}; or leave COARSE out.</source>
        <translation>Nada dice qué son las {count} bandas de los rásteres gruesos ({name}): descríbalas como red, nir, etc., o nombre los archivos por producto y banda, de modo que informen sobre {names}; o deje COARSE vacío.</translation>
    </message>
    <message>
        <source>Number of chips</source>
        <translation>Número de recortes</translation>
    </message>
    <message>
        <source>Number of places</source>
        <translation>Número de lugares</translation>
    </message>
    <message>
        <source>Numbers or bits; bits are much smaller.</source>
        <translation>Números o bits; los bits ocupan mucho menos.</translation>
    </message>
    <message>
        <source>OPTICAL and COARSE are the same rasters: give those of the finer sensor in OPTICAL and those of the coarser one in COARSE, each in a folder of its own.</source>
        <translation>OPTICAL y COARSE son los mismos rásteres: dé los del sensor más fino en OPTICAL y los del más grueso en COARSE, cada uno en su propia carpeta.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): choose another folder.</source>
        <translation>OUTPUT {output} no se puede escribir ({reason}): elija otra carpeta.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): free some disk or choose another place, and run it again; what is there is kept.</source>
        <translation>OUTPUT {output} no se puede escribir ({reason}): libere disco o elija otro lugar y ejecútelo de nuevo; lo que hay se conserva.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written to ({reason}): choose another folder.</source>
        <translation>No se puede escribir en OUTPUT {output} ({reason}): elija otra carpeta.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds acquisitions of another area or resolution ({name}): choose another folder, or the same area.</source>
        <translation>OUTPUT {output} contiene adquisiciones de otra zona o resolución ({name}): elija otra carpeta, o la misma zona.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds the unfinished work of a run that differs: {differences}. Run it as it was to go on with it, turn RESUME off to begin anew, or choose another folder.</source>
        <translation>OUTPUT {output} contiene el trabajo sin terminar de una ejecución distinta: {differences}. Ejecútela como era para continuarla, desactive RESUME para empezar de nuevo, o elija otra carpeta.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is the folder of the input {path}: choose a folder of its own.</source>
        <translation>OUTPUT {output} es la carpeta de la entrada {path}: elija una carpeta propia.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is where another run is writing right now: choose another folder, or wait for it.</source>
        <translation>En OUTPUT {output} está escribiendo otra ejecución ahora mismo: elija otra carpeta, o espere.</translation>
    </message>
    <message>
        <source>OUTPUT {output} went away while the run was writing ({reason}): connect its drive again or choose another folder, then run it again.</source>
        <translation>OUTPUT {output} desapareció mientras la ejecución escribía ({reason}): vuelva a conectar la unidad o elija otra carpeta, y ejecútelo de nuevo.</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Observed clear</source>
        <translation>Observado despejado</translation>
    </message>
    <message>
        <source>Of VV, VH and CR in the result; the unit of the input is detected.</source>
        <translation>De VV, VH y CR en el resultado; la unidad de la entrada se detecta.</translation>
    </message>
    <message>
        <source>Of random filters and hyperplanes; the same seed gives the same index.</source>
        <translation>De los filtros e hiperplanos aleatorios; la misma semilla da el mismo índice.</translation>
    </message>
    <message>
        <source>Of the same encoder and code: build it with the encoder of the first.</source>
        <translation>Del mismo codificador y código: constrúyalo con el codificador del primero.</translation>
    </message>
    <message>
        <source>Of {sensor} nothing was found in this period.</source>
        <translation>De {sensor} no se encontró nada en este periodo.</translation>
    </message>
    <message>
        <source>Off: every orbit becomes a series of its own.</source>
        <translation>Desactivado: cada órbita pasa a ser una serie propia.</translation>
    </message>
    <message>
        <source>On the ground of the index, in any CRS.</source>
        <translation>En el terreno del índice, en cualquier SRC.</translation>
    </message>
    <message>
        <source>On what is looked for, in any CRS.</source>
        <translation>Sobre lo que se busca, en cualquier SRC.</translation>
    </message>
    <message>
        <source>On what is not looked for.</source>
        <translation>Sobre lo que no se busca.</translation>
    </message>
    <message>
        <source>On: clear pixels keep their measured value. Off: they get the fit, with less noise.</source>
        <translation>Activado: los píxeles despejados conservan su valor medido. Desactivado: reciben el ajuste, con menos ruido.</translation>
    </message>
    <message>
        <source>On: date and kind stand above each map. Off: the maps and the bar of time only.</source>
        <translation>Activado: fecha y tipo sobre cada mapa. Desactivado: solo los mapas y la barra de tiempo.</translation>
    </message>
    <message>
        <source>On: finished blocks outlive Cancel, a crash or a full disk in a hidden folder of the output, and the same run into the same folder goes on from them; one with other inputs or parameters is refused. Off: begins anew and keeps nothing unfinished.</source>
        <translation>Activado: los bloques terminados sobreviven a la cancelación, a un fallo o a un disco lleno, en una carpeta oculta de la salida, y la misma ejecución en la misma carpeta continúa desde ellos; una con otras entradas o parámetros se rechaza. Desactivado: empieza de nuevo y no conserva nada inacabado.</translation>
    </message>
    <message>
        <source>On: the time range of the project becomes that of the series. Off: it is kept.</source>
        <translation>Activado: el intervalo temporal del proyecto pasa a ser el de la serie. Desactivado: se conserva.</translation>
    </message>
    <message>
        <source>On: they get what the scene and their SAR say of that date, with the wide interval that it deserves, and their own class in the quality. Off: they stay empty.</source>
        <translation>Activado: reciben lo que la escena y su SAR dicen de esa fecha, con el intervalo amplio que merece, y una clase propia en la calidad. Desactivado: quedan vacíos.</translation>
    </message>
    <message>
        <source>On: what the cloud masks of the clouded acquisitions hide is grey. Off: as seen.</source>
        <translation>Activado: lo que ocultan las máscaras de nubes aparece en gris. Desactivado: tal como se ve.</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, &lt;series&gt;_YYYYMMDD.tif, beside manifest.json, report and log.</source>
        <translation>Un GeoTIFF por fecha, &lt;series&gt;_YYYYMMDD.tif, junto a manifest.json, informe y registro.</translation>
    </message>
    <message>
        <source>One GeoTIFF per index and date, &lt;index&gt;_YYYYMMDD.tif, and spectralindex.json.</source>
        <translation>Un GeoTIFF por índice y fecha, &lt;index&gt;_YYYYMMDD.tif, y spectralindex.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per season, phenology_&lt;season&gt;.tif, and phenology.json.</source>
        <translation>Un GeoTIFF por temporada, phenology_&lt;season&gt;.tif, y phenology.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per series and date, and preparesar.json.</source>
        <translation>Un GeoTIFF por serie y fecha, y preparesar.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF, changes_&lt;years&gt;.tif, and changes.json.</source>
        <translation>Un GeoTIFF, changes_&lt;years&gt;.tif, y changes.json.</translation>
    </message>
    <message>
        <source>One band or index, for example “NDVI”, or three bands for red, green and blue, for example “B08, B04, B03”; empty means natural colours, else NDVI, else the first band.</source>
        <translation>Una banda o índice, por ejemplo «NDVI», o tres bandas para rojo, verde y azul, por ejemplo «B08, B04, B03»; vacío: colores naturales; si no, NDVI; si no, la primera banda.</translation>
    </message>
    <message>
        <source>One example</source>
        <translation>Un ejemplo</translation>
    </message>
    <message>
        <source>One file with everything that a search needs, which may be copied anywhere.</source>
        <translation>Un archivo con todo lo que necesita una búsqueda, que puede copiarse a cualquier parte.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date where the series has standard deviations.</source>
        <translation>Un GeoTIFF más por fecha donde la serie tiene desviaciones típicas.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_quality.tif: whether a pixel was observed that day, days to the nearest clear date, and how much is left open.</source>
        <translation>Un GeoTIFF más por fecha, &lt;series&gt;_YYYYMMDD_quality.tif: si un píxel se observó ese día, los días hasta la fecha despejada más cercana y cuánto queda por determinar.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_sd.tif, in the units of the bands.</source>
        <translation>Un GeoTIFF más por fecha, &lt;series&gt;_YYYYMMDD_sd.tif, en las unidades de las bandas.</translation>
    </message>
    <message>
        <source>One polygon per chip found, in the CRS of the index.</source>
        <translation>Un polígono por recorte encontrado, en el SRC del índice.</translation>
    </message>
    <message>
        <source>One raster of any bands, with or without a date.</source>
        <translation>Un ráster de bandas cualesquiera, con o sin fecha.</translation>
    </message>
    <message>
        <source>One row per feature, date and band, with the feature's geometry.</source>
        <translation>Una fila por objeto, fecha y banda, con la geometría del objeto.</translation>
    </message>
    <message>
        <source>One row per file, comma separated, UTF-8.</source>
        <translation>Una fila por archivo, separada por comas, UTF-8.</translation>
    </message>
    <message>
        <source>One row per index, code and distance; comma separated, UTF-8.</source>
        <translation>Una fila por índice, código y distancia; separada por comas, UTF-8.</translation>
    </message>
    <message>
        <source>One row per method, band and gap length; comma separated, UTF-8.</source>
        <translation>Una fila por método, banda y longitud del hueco; separada por comas, UTF-8.</translation>
    </message>
    <message>
        <source>One row per scene: the folder of optical and the folder of SAR acquisitions.</source>
        <translation>Una fila por escena: la carpeta de adquisiciones ópticas y la de adquisiciones SAR.</translation>
    </message>
    <message>
        <source>One that rises with vegetation; an index is computed where it is not there.</source>
        <translation>Uno que crezca con la vegetación; un índice que no exista se calcula.</translation>
    </message>
    <message>
        <source>Only say what would be fetched</source>
        <translation>Decir solo lo que se obtendría</translation>
    </message>
    <message>
        <source>Only {dates} dates have clear observations of {series}, too few {purpose}: linear interpolation is used.</source>
        <translation>Solo {dates} fechas tienen observaciones despejadas de {series}, demasiado pocas {purpose}: se usa la interpolación lineal.</translation>
    </message>
    <message>
        <source>Open a file of places, or make a new one from a result or a raster.</source>
        <translation>Abra un archivo de lugares o cree uno nuevo a partir de un resultado o un ráster.</translation>
    </message>
    <message>
        <source>Open a result…</source>
        <translation>Abrir un resultado…</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>Abrir el &amp;informe</translation>
    </message>
    <message>
        <source>Opening the images</source>
        <translation>Abriendo las imágenes</translation>
    </message>
    <message>
        <source>Opening the index</source>
        <translation>Abriendo el índice</translation>
    </message>
    <message>
        <source>Opening the scene</source>
        <translation>Abriendo la escena</translation>
    </message>
    <message>
        <source>Opening {}</source>
        <translation>Abriendo {}</translation>
    </message>
    <message>
        <source>Optical</source>
        <translation>Óptico</translation>
    </message>
    <message>
        <source>Optical acquisitions</source>
        <translation>Adquisiciones ópticas</translation>
    </message>
    <message>
        <source>Optical acquisitions, one of these: a folder</source>
        <translation>Adquisiciones ópticas, una de estas: una carpeta</translation>
    </message>
    <message>
        <source>Optical folder</source>
        <translation>Carpeta óptica</translation>
    </message>
    <message>
        <source>Or a duration such as P8D, P2W or P1M, or dates such as 2021-05-01, 2021-06-01</source>
        <translation>O una duración como P8D, P2W o P1M, o fechas como 2021-05-01, 2021-06-01</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>Órbita</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1</source>
        <translation>Órbitas de Sentinel-1</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1: {orbits}.</source>
        <translation>Órbitas de Sentinel-1: {orbits}.</translation>
    </message>
    <message>
        <source>Output dates</source>
        <translation>Fechas de salida</translation>
    </message>
    <message>
        <source>Page on the training</source>
        <translation>Página sobre el entrenamiento</translation>
    </message>
    <message>
        <source>Page with a drawing</source>
        <translation>Página con un gráfico</translation>
    </message>
    <message>
        <source>Page with curves</source>
        <translation>Página con curvas</translation>
    </message>
    <message>
        <source>Page with drawings</source>
        <translation>Página con gráficos</translation>
    </message>
    <message>
        <source>Page with examples</source>
        <translation>Página con ejemplos</translation>
    </message>
    <message>
        <source>Page: dates, clear shares, what failed</source>
        <translation>Página: fechas, proporciones despejadas, lo que falló</translation>
    </message>
    <message>
        <source>Passed over {files}: no date was found{why}, and all other files have one. If it belongs to the series, put its date in its name.</source>
        <translation>Se pasa por alto {files}: no se encontró fecha{why}, y todos los demás archivos tienen una. Si pertenece a la serie, ponga su fecha en su nombre.</translation>
    </message>
    <message>
        <source>Passed over {files}: {reason}.</source>
        <translation>Se pasa por alto {files}: {reason}.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Period, from</source>
        <translation>Periodo, desde</translation>
    </message>
    <message>
        <source>Period, to</source>
        <translation>Periodo, hasta</translation>
    </message>
    <message>
        <source>Phenology</source>
        <translation>Fenología</translation>
    </message>
    <message>
        <source>Phenology…</source>
        <translation>Fenología…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Imágenes del {}</translation>
    </message>
    <message>
        <source>Pictures: bands that this index does not name; one built again does.</source>
        <translation>Imágenes: bandas que este índice no nombra; uno construido de nuevo sí.</translation>
    </message>
    <message>
        <source>Pictures: the first three numbers of the vectors, as red, green and blue.</source>
        <translation>Imágenes: los tres primeros números de los vectores, como rojo, verde y azul.</translation>
    </message>
    <message>
        <source>Pictures: true colour, or the first bands where red, green or blue lack.</source>
        <translation>Imágenes: color natural, o las primeras bandas donde faltan rojo, verde o azul.</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Píxel</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest optical raster.</source>
        <translation>Tamaño de píxel del resultado; vacío: el del ráster óptico más fino.</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest raster.</source>
        <translation>Tamaño de píxel del resultado; vacío: el del ráster más fino.</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Tamaño de píxel</translation>
    </message>
    <message>
        <source>Places that look alike</source>
        <translation>Lugares que se parecen</translation>
    </message>
    <message>
        <source>Play on the map, or stop</source>
        <translation>Reproducir en el mapa, o parar</translation>
    </message>
    <message>
        <source>Play the season on the map, without clouds.</source>
        <translation>Reproduzca la temporada en el mapa, sin nubes.</translation>
    </message>
    <message>
        <source>Play the series on the map, or stop it</source>
        <translation>Reproducir la serie en el mapa, o detenerla</translation>
    </message>
    <message>
        <source>Plot of the pixel over time</source>
        <translation>Gráfico del píxel a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Point at a place, or give an image: the chips of an index that are most like it.</source>
        <translation>Señale un lugar o dé una imagen: los recortes de un índice que más se le parecen.</translation>
    </message>
    <message>
        <source>Points or polygons</source>
        <translation>Puntos o polígonos</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Prepare SAR</source>
        <translation>Preparar SAR</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Products with more cloud, as the catalogue has it, are left out. 100 keeps all: a clouded product may be clear over the area.</source>
        <translation>Se omiten los productos con más nubes, según el catálogo. 100 los conserva todos: un producto nublado puede estar despejado sobre la zona.</translation>
    </message>
    <message>
        <source>Queries (per cent)</source>
        <translation>Consultas (por ciento)</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than the {across:,.10g} that the rasters measure across: give the side of a pixel in units of their CRS, or leave it out.</source>
        <translation>RESOLUTION es {resolution:,.10g}, más que los {across:,.10g} que miden los rásteres: indique el lado de un píxel en unidades de su SRC, u omítalo.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than {times:,} times finer than the {size:,.10g} of the rasters: give the side of a pixel in units of their CRS (metres or degrees), or leave it out.</source>
        <translation>RESOLUTION es {resolution:,.10g}, más de {times:,} veces más fina que los {size:,.10g} de los rásteres: indique el lado de un píxel en unidades de su SRC (metros o grados), u omítalo.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give a pixel size above zero.</source>
        <translation>RESOLUTION es {resolution:g}: indique un tamaño de píxel mayor que cero.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give metres from {times:g} to {coarsest:g}.</source>
        <translation>RESOLUTION es {resolution:g}: indique metros de {times:g} a {coarsest:g}.</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Radar sees through clouds: gamma0, terrain-corrected, where the source has it.</source>
        <translation>El radar ve a través de las nubes: gamma0, con corrección del terreno, donde la fuente lo tiene.</translation>
    </message>
    <message>
        <source>Ranked places</source>
        <translation>Lugares ordenados</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Ráster</translation>
    </message>
    <message>
        <source>Rasters by series and date</source>
        <translation>Rásteres por serie y fecha</translation>
    </message>
    <message>
        <source>Rasters of any kind, one date or one date per band each.</source>
        <translation>Rásteres de cualquier tipo, de una fecha cada uno o de una fecha por banda.</translation>
    </message>
    <message>
        <source>Rasters of any kind, such as a reconstruction.</source>
        <translation>Rásteres de cualquier tipo, por ejemplo una reconstrucción.</translation>
    </message>
    <message>
        <source>Rasters of embeddings</source>
        <translation>Rásteres de embeddings</translation>
    </message>
    <message>
        <source>Rasters with one date each, or with one date per band.</source>
        <translation>Rásteres con una fecha cada uno, o con una fecha por banda.</translation>
    </message>
    <message>
        <source>Reach of the trend (days, 0 = automatic)</source>
        <translation>Alcance de la tendencia (días, 0 = automático)</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Leído como</translation>
    </message>
    <message>
        <source>Read as: {}</source>
        <translation>Leído como: {}</translation>
    </message>
    <message>
        <source>Read it as SAR</source>
        <translation>Leerla como SAR</translation>
    </message>
    <message>
        <source>Read it as coarse</source>
        <translation>Leerla como gruesa</translation>
    </message>
    <message>
        <source>Read it as optical</source>
        <translation>Leerla como óptica</translation>
    </message>
    <message>
        <source>Reading the curves</source>
        <translation>Leyendo las curvas</translation>
    </message>
    <message>
        <source>Reading the masks again: a layer follows.</source>
        <translation>Leyendo de nuevo las máscaras: enseguida llega una capa.</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Leyendo las imágenes</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>Leyendo el resultado</translation>
    </message>
    <message>
        <source>Reading where {count:,} chips lie</source>
        <translation>Leyendo dónde están {count:,} recortes</translation>
    </message>
    <message>
        <source>Reconstruct gap-free reflectance</source>
        <translation>Reconstruir reflectancia sin huecos</translation>
    </message>
    <message>
        <source>Reconstructed</source>
        <translation>Reconstruido</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters.</source>
        <translation>Rásteres reconstruidos u otros rásteres fechados.</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters; the encoder series compares whole series.</source>
        <translation>Rásteres reconstruidos u otros fechados; el codificador series compara series enteras.</translation>
    </message>
    <message>
        <source>Reconstructed rasters, in date order</source>
        <translation>Rásteres reconstruidos, por orden de fecha</translation>
    </message>
    <message>
        <source>Reconstructing {dates} dates of {width} x {height} pixels in {blocks} blocks</source>
        <translation>Reconstruyendo {dates} fechas de {width} x {height} píxeles en {blocks} bloques</translation>
    </message>
    <message>
        <source>Reflectance rasters and their cloud masks, any number per date. The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers or a folder.</source>
        <translation>Rásteres de reflectancia y sus máscaras de nubes, cualquier número por fecha. La fecha viene del intervalo temporal fijo de la capa o, si no, de los metadatos del archivo, su nombre o su carpeta. Dé capas o una carpeta.</translation>
    </message>
    <message>
        <source>Reflectance, observed or reconstructed.</source>
        <translation>Reflectancia, observada o reconstruida.</translation>
    </message>
    <message>
        <source>Reflectance, or an index that is asked for in BANDS, and their masks, any number per date, on any grid. Give either layers or a folder.</source>
        <translation>Reflectancia, o un índice pedido en BANDS, y sus máscaras, cualquier número por fecha, en cualquier cuadrícula. Indique capas o una carpeta.</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>Relevantes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace it, and its layers, or write the new one into {}?</source>
        <translation>¿Reemplazarlo, con sus capas, o escribir el nuevo en {}?</translation>
    </message>
    <message>
        <source>Report of the reconstruction</source>
        <translation>Informe de la reconstrucción</translation>
    </message>
    <message>
        <source>Report: {}</source>
        <translation>Informe: {}</translation>
    </message>
    <message>
        <source>Res&amp;ult in</source>
        <translation>Res&amp;ultado en</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Resolution (metres)</source>
        <translation>Resolución (metros)</translation>
    </message>
    <message>
        <source>Resolution (units of the CRS)</source>
        <translation>Resolución (unidades del SRC)</translation>
    </message>
    <message>
        <source>Resolution (units of the optical CRS)</source>
        <translation>Resolución (unidades del SRC óptico)</translation>
    </message>
    <message>
        <source>Resolution of the coarse sensor (metres)</source>
        <translation>Resolución del sensor grueso (metros)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Result of the last run</source>
        <translation>Resultado de la última ejecución</translation>
    </message>
    <message>
        <source>Root mean square errors on hidden dates; 1 is that of straight lines on average</source>
        <translation>Errores cuadráticos medios en fechas ocultas; 1 es el de las rectas en promedio</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Cálculo</translation>
    </message>
    <message>
        <source>Runs from dialogs begin with</source>
        <translation>Las ejecuciones desde diálogos empiezan con</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Pa&amp;so</translation>
    </message>
    <message>
        <source>SAR</source>
        <translation>SAR</translation>
    </message>
    <message>
        <source>SAR acquisitions, one of these: a folder</source>
        <translation>Adquisiciones SAR, una de estas: una carpeta</translation>
    </message>
    <message>
        <source>SAR channel</source>
        <translation>Canal SAR</translation>
    </message>
    <message>
        <source>SAR channel on the right axis</source>
        <translation>Canal SAR en el eje derecho</translation>
    </message>
    <message>
        <source>SAR folder</source>
        <translation>Carpeta SAR</translation>
    </message>
    <message>
        <source>SAR of each pixel is averaged over neighbours within {reach} pixels that behave alike (courses that differ by up to {share:.0f} % of the variance), as passes kept aside bear out.</source>
        <translation>El SAR de cada píxel se promedia con los vecinos a menos de {reach} píxeles que se comportan igual (trayectorias que difieren hasta un {share:.0f} % de la varianza), como confirman pasadas reservadas.</translation>
    </message>
    <message>
        <source>SAR of {orbit} ({passes} passes from {first} to {last})</source>
        <translation>SAR de {orbit} ({passes} pasadas de {first} a {last})</translation>
    </message>
    <message>
        <source>START ({first}) is after the last acquisition ({last}): choose a period that the inputs cover.</source>
        <translation>START ({first}) es posterior a la última adquisición ({last}): elija un periodo que cubran las entradas.</translation>
    </message>
    <message>
        <source>START ({start}) is after END ({end}): give a START that is not later than END.</source>
        <translation>START ({start}) es posterior a END ({end}): indique un START que no sea posterior a END.</translation>
    </message>
    <message>
        <source>START ({start}) is in the future, of which nothing is known: choose an earlier date.</source>
        <translation>START ({start}) está en el futuro, del que nada se sabe: elija una fecha anterior.</translation>
    </message>
    <message>
        <source>STEP asks for {date}, which is outside START and END: leave it out, or widen the period.</source>
        <translation>STEP pide {date}, que queda fuera de START y END: omítala, o amplíe el periodo.</translation>
    </message>
    <message>
        <source>STEP has “{part}”, which is not a date: {forms}.</source>
        <translation>STEP contiene «{part}», que no es una fecha: {forms}.</translation>
    </message>
    <message>
        <source>STEP is “{step}”, which is no time at all: {forms}.</source>
        <translation>STEP es «{step}», que no es tiempo alguno: {forms}.</translation>
    </message>
    <message>
        <source>STEP, START and END ask for about {dates:,.0f} dates, and {most:,} are the most: give a longer STEP or a shorter period.</source>
        <translation>STEP, START y END piden unas {dates:,.0f} fechas, y {most:,} son el máximo: indique un STEP mayor o un periodo más corto.</translation>
    </message>
    <message>
        <source>STORI</source>
        <translation>STORI</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with the STORI page of the log messages at {where}.</source>
        <translation>STORI falló de un modo que no debería ({kind}: {text}): infórmelo con la página STORI del registro de mensajes en {where}.</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with this log at {where}.</source>
        <translation>STORI falló de un modo que no debería ({kind}: {text}): infórmelo con este registro en {where}.</translation>
    </message>
    <message>
        <source>STORI network</source>
        <translation>Red STORI</translation>
    </message>
    <message>
        <source>STORI panel</source>
        <translation>Panel STORI</translation>
    </message>
    <message>
        <source>STORI similar places</source>
        <translation>STORI lugares parecidos</translation>
    </message>
    <message>
        <source>STORI's algorithms are not registered: restart QGIS.</source>
        <translation>Los algoritmos de STORI no están registrados: reinicie QGIS.</translation>
    </message>
    <message>
        <source>STORI: asking what there is</source>
        <translation>STORI: se consulta qué hay</translation>
    </message>
    <message>
        <source>STORI: days to the nearest clear observation</source>
        <translation>STORI: días hasta la observación despejada más cercana</translation>
    </message>
    <message>
        <source>STORI: making the example</source>
        <translation>STORI: creando el ejemplo</translation>
    </message>
    <message>
        <source>STORI: opening the images</source>
        <translation>STORI: abriendo las imágenes</translation>
    </message>
    <message>
        <source>Sample a series over features</source>
        <translation>Muestrear una serie sobre objetos</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Samples as a table</source>
        <translation>Muestras como tabla</translation>
    </message>
    <message>
        <source>Sampling {} dates</source>
        <translation>Muestreando {} fechas</translation>
    </message>
    <message>
        <source>Scripts, models and qgis_process are not affected.</source>
        <translation>Los scripts, los modelos y qgis_process no se ven afectados.</translation>
    </message>
    <message>
        <source>Searched with its subfolders for Sentinel-1 or other backscatter rasters.</source>
        <translation>Se busca con sus subcarpetas rásteres de Sentinel-1 u otra retrodispersión.</translation>
    </message>
    <message>
        <source>Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat Collection 2 and other dated rasters, with their cloud masks.</source>
        <translation>Se busca con sus subcarpetas: Sentinel-2 (carpetas SAFE y GeoTIFF), Landsat Collection 2 y otros rásteres fechados, con sus máscaras de nubes.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; give either layers or a folder, or neither.</source>
        <translation>Se busca con sus subcarpetas; dé capas o una carpeta, o ninguna de las dos.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; standard deviations (*_sd.tif) are found by themselves.</source>
        <translation>Se busca con sus subcarpetas; las desviaciones típicas (*_sd.tif) se encuentran solas.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Seasons begin on</source>
        <translation>Las temporadas empiezan el</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Selected are no examples</source>
        <translation>Los seleccionados no son ejemplos</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Sentinel-1 as well</source>
        <translation>También Sentinel-1</translation>
    </message>
    <message>
        <source>Sentinel-1: this source has none</source>
        <translation>Sentinel-1: esta fuente no lo tiene</translation>
    </message>
    <message>
        <source>Sentinel-2 classes (SCL)</source>
        <translation>Clases de Sentinel-2 (SCL)</translation>
    </message>
    <message>
        <source>Set the date…</source>
        <translation>Poner la fecha…</translation>
    </message>
    <message>
        <source>Set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>Fije el metadato BOA_ADD_OFFSET (-1000 donde aún está en los números, 0 donde no) o dé las carpetas SAFE originales</translation>
    </message>
    <message>
        <source>Set the project's time range</source>
        <translation>Fijar el intervalo temporal del proyecto</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Shadow, thin cirrus, what is beside a cloud or not classified enters gp and stori with the bias and the noise that its class has on this scene, where hidden gaps of the scene bear that out. The report tells what each class was worth.</source>
        <translation>Las sombras, los cirros finos, lo que está junto a una nube o sin clasificar entran en gp y stori con el sesgo y el ruido que su clase tiene en esta escena, donde los huecos ocultos de la escena lo confirman. El informe dice cuánto valió cada clase.</translation>
    </message>
    <message>
        <source>Shape of gaps</source>
        <translation>Forma de los huecos</translation>
    </message>
    <message>
        <source>Share of the amplitude (per cent)</source>
        <translation>Fracción de la amplitud (por ciento)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Show some lines only: by kind, clear share, month, orbit or sensor</source>
        <translation>Mostrar solo algunas filas: por tipo, parte despejada, mes, órbita o sensor</translation>
    </message>
    <message>
        <source>Show what an earlier run wrote: choose its folder</source>
        <translation>Mostrar lo que escribió una ejecución anterior: elija su carpeta</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>Similar places</source>
        <translation>Lugares parecidos</translation>
    </message>
    <message>
        <source>Similar places…</source>
        <translation>Lugares parecidos…</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similitud</translation>
    </message>
    <message>
        <source>Similarity raster</source>
        <translation>Ráster de similitud</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Size (pixels)</source>
        <translation>Tamaño (píxeles)</translation>
    </message>
    <message>
        <source>Size of a chip (pixels)</source>
        <translation>Tamaño de un recorte (píxeles)</translation>
    </message>
    <message>
        <source>Smaller patches take the state of what surrounds them; 0 keeps every pixel.</source>
        <translation>Las manchas menores toman el estado de lo que las rodea; 0 conserva cada píxel.</translation>
    </message>
    <message>
        <source>Smallest amplitude</source>
        <translation>Amplitud mínima</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>Cambio mínimo</translation>
    </message>
    <message>
        <source>Smallest patch (square metres)</source>
        <translation>Mancha mínima (metros cuadrados)</translation>
    </message>
    <message>
        <source>So that both can be merged, or one searched with the other.</source>
        <translation>Para poder unir ambos, o consultar uno con el otro.</translation>
    </message>
    <message>
        <source>Some of this project's images are not where they were: say in the Data tab where they are, or take them out.</source>
        <translation>Algunas imágenes de este proyecto no están donde estaban: diga en la pestaña Datos dónde están, o quítelas.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Speckle filter</source>
        <translation>Filtro de moteado</translation>
    </message>
    <message>
        <source>Spectral indices of a series</source>
        <translation>Índices espectrales de una serie</translation>
    </message>
    <message>
        <source>Stack or unstack dates</source>
        <translation>Apilar o desapilar fechas</translation>
    </message>
    <message>
        <source>Standard deviations lie beside the rasters as *_sd.tif and their quality as *_quality.tif; they are not loaded. Load a dated series shows them.</source>
        <translation>Las desviaciones típicas están junto a los rásteres como *_sd.tif y su calidad como *_quality.tif; no se cargan. «Cargar una serie fechada» las muestra.</translation>
    </message>
    <message>
        <source>Standard deviations, in the unit of what is shown</source>
        <translation>Desviaciones típicas, en la unidad de lo que se muestra</translation>
    </message>
    <message>
        <source>Start and end by</source>
        <translation>Inicio y fin según</translation>
    </message>
    <message>
        <source>Start, peak, end, length, amplitude, integrals and rates of every pixel's season.</source>
        <translation>Inicio, máximo, fin, duración, amplitud, integrales y tasas de la temporada de cada píxel.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>Pasos de entrenamiento</translation>
    </message>
    <message>
        <source>Stop and keep what is finished</source>
        <translation>Detener y conservar lo terminado</translation>
    </message>
    <message>
        <source>Stopped by the user; nothing was written.</source>
        <translation>Detenido por el usuario; no se escribió nada.</translation>
    </message>
    <message>
        <source>Stopped by the user; {kept}</source>
        <translation>Detenido por el usuario; {kept}</translation>
    </message>
    <message>
        <source>Stopped. Start it again with the same choices to go on.</source>
        <translation>Detenido. Vuelva a iniciarla con las mismas opciones para continuar.</translation>
    </message>
    <message>
        <source>Stopped. What came is kept; Download goes on from it.</source>
        <translation>Detenido. Lo que llegó se conserva; Descargar continúa desde ahí.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Detenido; no se escribió nada.</translation>
    </message>
    <message>
        <source>Straight lines</source>
        <translation>Líneas rectas</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = size)</source>
        <translation>Paso (píxeles, 0 = tamaño)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Table of files</source>
        <translation>Tabla de archivos</translation>
    </message>
    <message>
        <source>Table of scores</source>
        <translation>Tabla de puntuaciones</translation>
    </message>
    <message>
        <source>Table of series</source>
        <translation>Tabla de series</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz)</source>
        <translation>Tablas (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Take these inputs out</source>
        <translation>Quitar estas entradas</translation>
    </message>
    <message>
        <source>Take what is selected out of the lists</source>
        <translation>Quitar la selección de las listas</translation>
    </message>
    <message>
        <source>Tells how well each method fills gaps of several lengths in your own series.</source>
        <translation>Dice lo bien que cada método rellena huecos de varias longitudes en su propia serie.</translation>
    </message>
    <message>
        <source>That field lies beside the result: choose one on it.</source>
        <translation>Esa parcela queda fuera del resultado: elija una que esté dentro.</translation>
    </message>
    <message>
        <source>That field lies beside the scene: choose one where rasters overlap.</source>
        <translation>Esa parcela queda fuera de la escena: elija una donde los rásteres se solapen.</translation>
    </message>
    <message>
        <source>That point lies beside the result: click on its rasters.</source>
        <translation>Ese punto queda fuera del resultado: haga clic en sus rásteres.</translation>
    </message>
    <message>
        <source>That point lies beside the scene: click where rasters overlap.</source>
        <translation>Ese punto queda fuera de la escena: haga clic donde los rásteres se solapen.</translation>
    </message>
    <message>
        <source>That point lies outside the area of the run (EXTENT): click inside it, or widen it.</source>
        <translation>Ese punto queda fuera de la zona de la ejecución (EXTENT): haga clic dentro, o amplíela.</translation>
    </message>
    <message>
        <source>That was the tour. The tab &lt;i&gt;Result&lt;/i&gt; goes on from here; for images of your own begin a new project and add their folder.</source>
        <translation>Ese fue el recorrido. La pestaña &lt;i&gt;Resultado&lt;/i&gt; sigue desde aquí; para sus propias imágenes, empiece un proyecto nuevo y añada su carpeta.</translation>
    </message>
    <message>
        <source>The CRS of EXTENT is not understood: {extent_crs}.</source>
        <translation>No se entiende el SRC de EXTENT: {extent_crs}.</translation>
    </message>
    <message>
        <source>The MANIFEST of a reconstruction or of another step here: just the rasters that this run wrote, whatever else is in their folder.</source>
        <translation>El MANIFEST de una reconstrucción o de otro paso de aquí: solo los rásteres que escribió esa ejecución, haya lo que haya en su carpeta.</translation>
    </message>
    <message>
        <source>The SAR and the optical rasters share no ground: choose rasters of one place.</source>
        <translation>Los rásteres SAR y ópticos no comparten terreno: elija rásteres de un mismo lugar.</translation>
    </message>
    <message>
        <source>The SAR rasters have none of the bands {bands}: name their bands in the band descriptions or in the file names.</source>
        <translation>Los rásteres SAR no tienen ninguna de las bandas {bands}: nombre sus bandas en las descripciones de banda o en los nombres de archivo.</translation>
    </message>
    <message>
        <source>The SAR rasters hold no value anywhere on the common ground: check their nodata value and extent, or run without SAR.</source>
        <translation>Los rásteres SAR no tienen ningún valor en el terreno común: compruebe su valor sin datos y su extensión, o ejecute sin SAR.</translation>
    </message>
    <message>
        <source>The acquisitions are in the table below.</source>
        <translation>Las adquisiciones están en la tabla de abajo.</translation>
    </message>
    <message>
        <source>The acquisitions that the series was made from, shown beside it; may be left out.</source>
        <translation>Las adquisiciones de las que procede la serie, mostradas al lado; puede omitirse.</translation>
    </message>
    <message>
        <source>The bands that count; prithvi, vit-rgb, presto and galileo know their own.</source>
        <translation>Las bandas que cuentan; prithvi, vit-rgb, presto y galileo conocen las suyas.</translation>
    </message>
    <message>
        <source>The blocks in work need about {needed:,.0f} MiB of memory and {free:,.0f} MiB are free: lower MEMORY or WORKERS, or close other programs.</source>
        <translation>Los bloques en curso necesitan unos {needed:,.0f} MiB de memoria y hay {free:,.0f} MiB libres: reduzca MEMORY o WORKERS, o cierre otros programas.</translation>
    </message>
    <message>
        <source>The coarse rasters ({dates} dates, pixels of {metres:,.4g} m)</source>
        <translation>Los rásteres gruesos ({dates} fechas, píxeles de {metres:,.4g} m)</translation>
    </message>
    <message>
        <source>The coarse rasters have pixels of {} m, the optical ones of {} m. Were they resampled? Say at Coarse pixel what their sensor really sees, such as 500 m, or move them to the list Optical.</source>
        <translation>Los rásteres gruesos tienen píxeles de {} m, los ópticos de {} m. ¿Fueron remuestreados? Indique en Píxel grueso lo que su sensor ve realmente, por ejemplo 500 m, o muévalos a la lista Óptico.</translation>
    </message>
    <message>
        <source>The coarse rasters have {bands}, and nothing that tells of {names}: ask for bands that both sensors have, or leave COARSE out.</source>
        <translation>Los rásteres gruesos tienen {bands}, y nada que informe de {names}: pida bandas que tengan ambos sensores, u omita COARSE.</translation>
    </message>
    <message>
        <source>The coarse rasters of {sensor} have pixels of {edge:,.4g} m, and {sensor} sees {least:,.4g} m or more in one: set COARSE_RESOLUTION to the metres that their product has, or they are believed to tell what they cannot.</source>
        <translation>Los rásteres gruesos de {sensor} tienen píxeles de {edge:,.4g} m, y {sensor} ve {least:,.4g} m o más en uno: indique en COARSE_RESOLUTION los metros de su producto, o se les atribuirá lo que no pueden decir.</translation>
    </message>
    <message>
        <source>The computer ran out of memory: lower MEMORY or WORKERS, or choose an EXTENT.</source>
        <translation>El equipo se quedó sin memoria: reduzca MEMORY o WORKERS, o elija un EXTENT.</translation>
    </message>
    <message>
        <source>The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers, a folder or a manifest.</source>
        <translation>La fecha viene del intervalo temporal fijo de la capa o, si no, de los metadatos del archivo, su nombre o su carpeta. Dé capas, una carpeta o un manifiesto.</translation>
    </message>
    <message>
        <source>The download could not begin.</source>
        <translation>La descarga no pudo empezar.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>La descarga falló.</translation>
    </message>
    <message>
        <source>The ending of the file's name decides on its kind.</source>
        <translation>La extensión del nombre del archivo decide el formato.</translation>
    </message>
    <message>
        <source>The file of places to search in</source>
        <translation>El archivo de lugares en que buscar</translation>
    </message>
    <message>
        <source>The first day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>El primer día es «{}»: escriba año, mes y día como en 2021-05-01.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened: check its permissions.</source>
        <translation>No se puede abrir la carpeta {folder}: compruebe sus permisos.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist: check the path.</source>
        <translation>La carpeta {folder} no existe: compruebe la ruta.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters: choose one with files that end in {endings} or .nc, with .SAFE products, or with zips of them.</source>
        <translation>La carpeta {folder} no contiene rásteres: elija una con archivos que acaben en {endings} o .nc, con productos .SAFE, o con zips de ellos.</translation>
    </message>
    <message>
        <source>The gap-free series of the last run, or one raster</source>
        <translation>La serie sin huecos de la última ejecución, o un ráster</translation>
    </message>
    <message>
        <source>The ground that is wanted, in any CRS; degrees (WGS 84) where none is said. The result is in the UTM zone of its middle.</source>
        <translation>El terreno deseado, en cualquier SRC; grados (WGS 84) si no se indica ninguno. El resultado está en la zona UTM de su centro.</translation>
    </message>
    <message>
        <source>The images are still being looked at: wait a moment.</source>
        <translation>Las imágenes aún se están examinando: espere un momento.</translation>
    </message>
    <message>
        <source>The index could not be begun.</source>
        <translation>No se pudo empezar el índice.</translation>
    </message>
    <message>
        <source>The index could not be built.</source>
        <translation>No se pudo construir el índice.</translation>
    </message>
    <message>
        <source>The largest are kept.</source>
        <translation>Se conservan las mayores.</translation>
    </message>
    <message>
        <source>The last day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>El último día es «{}»: escriba año, mes y día como en 2021-05-01.</translation>
    </message>
    <message>
        <source>The layer {layer} has no CRS, and its coordinates are read in that of {searched}: set its CRS if it is another.</source>
        <translation>La capa {layer} no tiene SRC, y sus coordenadas se leen en el de {searched}: defina su SRC si es otro.</translation>
    </message>
    <message>
        <source>The map's extent, a box drawn on it, or the extent of a layer</source>
        <translation>La extensión del mapa, un rectángulo dibujado en él o la extensión de una capa</translation>
    </message>
    <message>
        <source>The network costs several times the time of gp. METHOD auto considers it only where it lowers the error of gp on held-out dates of this scene by as much; 0 considers it always. What it would gain is told.</source>
        <translation>La red tarda varias veces lo que gp. METHOD auto la considera solo donde reduce en esa medida el error de gp en fechas reservadas de esta escena; con 0, siempre. Se dice lo que aportaría.</translation>
    </message>
    <message>
        <source>The part of the chips that asks; the others are searched.</source>
        <translation>La parte de los recortes que pregunta; en los demás se busca.</translation>
    </message>
    <message>
        <source>The places of {what} are {other:.4g} m wide, in pixels of {other_pixel:.4g} m, and those of the index {index} {edge:.4g} m, in pixels of {pixel:.4g} m: what is alike may be far apart. Build with the same SIZE and RESOLUTION.</source>
        <translation>Los lugares de {what} miden {other:.4g} m de ancho, en píxeles de {other_pixel:.4g} m, y los del índice {index} {edge:.4g} m, en píxeles de {pixel:.4g} m: lo parecido puede quedar muy lejos. Construya con los mismos SIZE y RESOLUTION.</translation>
    </message>
    <message>
        <source>The point {x:.10g}, {y:.10g} lies outside the chips of {index}: choose a point inside them.</source>
        <translation>El punto {x:.10g}, {y:.10g} está fuera de los recortes de {index}: elija un punto dentro de ellos.</translation>
    </message>
    <message>
        <source>The polygon lies outside the chips of {index}: draw it inside them.</source>
        <translation>El polígono está fuera de los recortes de {index}: dibújelo dentro de ellos.</translation>
    </message>
    <message>
        <source>The raster could not be begun.</source>
        <translation>No se pudo empezar el ráster.</translation>
    </message>
    <message>
        <source>The raster could not be made.</source>
        <translation>No se pudo hacer el ráster.</translation>
    </message>
    <message>
        <source>The result is on its way; then play it on the map.</source>
        <translation>El resultado está en camino; después reprodúzcalo en el mapa.</translation>
    </message>
    <message>
        <source>The result is the same, bit by bit, whatever the number.</source>
        <translation>El resultado es el mismo, bit a bit, sea cual sea el número.</translation>
    </message>
    <message>
        <source>The result of a run is summed up here.</source>
        <translation>Aquí se resume el resultado de una ejecución.</translation>
    </message>
    <message>
        <source>The result would have {width:,} x {height:,} pixels, which MEMORY {memory} MiB cuts into {count:,} blocks, and {most:,} are the most: give a coarser RESOLUTION, a smaller EXTENT or more MEMORY.</source>
        <translation>El resultado tendría {width:,} x {height:,} píxeles, que MEMORY {memory} MiB divide en {count:,} bloques, y {most:,} son el máximo: indique una RESOLUTION más gruesa, una zona menor en EXTENT o más MEMORY.</translation>
    </message>
    <message>
        <source>The run could not begin.</source>
        <translation>La ejecución no pudo empezar.</translation>
    </message>
    <message>
        <source>The run failed; see the log.</source>
        <translation>La ejecución falló; consulte el registro.</translation>
    </message>
    <message>
        <source>The run goes on and writes into {}; its layers are not loaded here.</source>
        <translation>La ejecución sigue y escribe en {}; sus capas no se cargan aquí.</translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation>La ejecución ha terminado.</translation>
    </message>
    <message>
        <source>The run is done: its result lies in {}. Open a result… shows it.</source>
        <translation>La ejecución ha terminado: su resultado está en {}. «Abrir un resultado…» lo muestra.</translation>
    </message>
    <message>
        <source>The same rows, comma separated, UTF-8, without geometry.</source>
        <translation>Las mismas filas, separadas por comas, UTF-8, sin geometría.</translation>
    </message>
    <message>
        <source>The share of the amplitude at which a season starts and ends</source>
        <translation>La parte de la amplitud a la que una temporada empieza y termina</translation>
    </message>
    <message>
        <source>The side of a pixel, the same for all; a coarser one reads overviews, much less.</source>
        <translation>El lado de un píxel, igual para todos; uno más grueso lee vistas generales, muchos menos datos.</translation>
    </message>
    <message>
        <source>The smallest amplitude of a season</source>
        <translation>La menor amplitud de una temporada</translation>
    </message>
    <message>
        <source>The smallest change</source>
        <translation>El menor cambio</translation>
    </message>
    <message>
        <source>The stacks or dated rasters, and temporalstack.json.</source>
        <translation>Las pilas o rásteres fechados, y temporalstack.json.</translation>
    </message>
    <message>
        <source>The table, examples with their neighbours, and the embeddings on a plane.</source>
        <translation>La tabla, ejemplos con sus vecinos y los embeddings en un plano.</translation>
    </message>
    <message>
        <source>The timeline appears when images are added</source>
        <translation>La línea de tiempo aparece al añadir imágenes</translation>
    </message>
    <message>
        <source>The {} selected in the layer tree</source>
        <translation>Las {} seleccionadas en el árbol de capas</translation>
    </message>
    <message>
        <source>There are no images to compare with: add them in the Data tab first.</source>
        <translation>No hay imágenes con las que comparar: añádalas primero en la pestaña Datos.</translation>
    </message>
    <message>
        <source>There is a result already</source>
        <translation>Ya hay un resultado</translation>
    </message>
    <message>
        <source>There is no acquisition date to begin and end the output with: give START and END, or inputs with dates.</source>
        <translation>No hay fecha de adquisición con la que empezar y acabar la salida: indique START y END, o entradas con fecha.</translation>
    </message>
    <message>
        <source>There is no band “{requested}”: the {role} rasters have {names}.</source>
        <translation>No hay banda «{requested}»: los rásteres ({role}) tienen {names}.</translation>
    </message>
    <message>
        <source>There is no file {}: choose another one.</source>
        <translation>No existe el archivo {}: elija otro.</translation>
    </message>
    <message>
        <source>There is no folder {}: choose another one.</source>
        <translation>No existe la carpeta {}: elija otra.</translation>
    </message>
    <message>
        <source>There is no index yet: open one, or build one from a result or a raster.</source>
        <translation>Aún no hay índice: abra uno, o construya uno a partir de un resultado o un ráster.</translation>
    </message>
    <message>
        <source>There is no plot yet: click on the map first.</source>
        <translation>Aún no hay gráfico: haga clic primero en el mapa.</translation>
    </message>
    <message>
        <source>There is nothing to build from: run a reconstruction, or add a raster.</source>
        <translation>No hay nada a partir de lo que construir: ejecute una reconstrucción o añada un ráster.</translation>
    </message>
    <message>
        <source>There is nothing to reconstruct yet: add the folder or the layers of your optical images in the Data tab.</source>
        <translation>Aún no hay nada que reconstruir: añada la carpeta o las capas de sus imágenes ópticas en la pestaña Datos.</translation>
    </message>
    <message>
        <source>This project names {}{}, which is not there any more. Was it moved?</source>
        <translation>Este proyecto nombra {}{}, que ya no está ahí. ¿Se movió?</translation>
    </message>
    <message>
        <source>This project reads images from the network, at {}: {}{}. Nothing was asked yet.</source>
        <translation>Este proyecto lee imágenes de la red, en {}: {}{}. Aún no se ha solicitado nada.</translation>
    </message>
    <message>
        <source>This project reads images from the network: say in the Data tab whether they may be asked for.</source>
        <translation>Este proyecto lee imágenes de la red: indique en la pestaña Datos si pueden solicitarse.</translation>
    </message>
    <message>
        <source>This project searches the index {}, which lies on the network and was not opened: choose it again if you trust it.</source>
        <translation>Este proyecto busca en el índice {}, que está en la red y no se abrió: elíjalo de nuevo si confía en él.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Threads (0 = all cores)</source>
        <translation>Hilos (0 = todos los núcleos)</translation>
    </message>
    <message>
        <source>Three more series with a band per channel.</source>
        <translation>Tres series más, con una banda por canal.</translation>
    </message>
    <message>
        <source>Tiles of AlphaEarth or TESSERA (GeoTIFF, or .npy as published); one ground.</source>
        <translation>Teselas de AlphaEarth o TESSERA (GeoTIFF, o .npy como se publican); un solo terreno.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Series temporales</translation>
    </message>
    <message>
        <source>Timeline of acquisitions</source>
        <translation>Línea de tiempo de las adquisiciones</translation>
    </message>
    <message>
        <source>Train the STORI network</source>
        <translation>Entrenar la red STORI</translation>
    </message>
    <message>
        <source>Trained network</source>
        <translation>Red entrenada</translation>
    </message>
    <message>
        <source>Trained network for stori</source>
        <translation>Red entrenada para stori</translation>
    </message>
    <message>
        <source>Training did not lower the held-out error: the model is the one started from.</source>
        <translation>El entrenamiento no redujo el error en los datos reservados: el modelo es el de partida.</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Color natural</translation>
    </message>
    <message>
        <source>Try an example</source>
        <translation>Probar un ejemplo</translation>
    </message>
    <message>
        <source>Trying {name} on hidden dates.</source>
        <translation>Probando {name} en fechas ocultas.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unlike: points or polygons</source>
        <translation>Contraejemplo: puntos o polígonos</translation>
    </message>
    <message>
        <source>Unsure (veil)</source>
        <translation>Inseguro (velo)</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Volver a usarla</translation>
    </message>
    <message>
        <source>Use the encoder of this index</source>
        <translation>Usar el codificador de este índice</translation>
    </message>
    <message>
        <source>Use these {}</source>
        <translation>Usar estas {}</translation>
    </message>
    <message>
        <source>Use what masks leave in doubt</source>
        <translation>Usar lo que las máscaras dejan en duda</translation>
    </message>
    <message>
        <source>Validate reconstruction</source>
        <translation>Validar la reconstrucción</translation>
    </message>
    <message>
        <source>Versions and packages</source>
        <translation>Versiones y paquetes</translation>
    </message>
    <message>
        <source>WORKERS is {requested:,}: give 0 for all cores, or up to {most:,} threads.</source>
        <translation>WORKERS es {requested:,}: indique 0 para todos los núcleos, o hasta {most:,} hilos.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Weights of the encoder</source>
        <translation>Pesos del codificador</translation>
    </message>
    <message>
        <source>What a run says appears here.</source>
        <translation>Aquí aparece lo que dice una ejecución.</translation>
    </message>
    <message>
        <source>What is compared: how chips look, or how they behave over time (series).</source>
        <translation>Qué se compara: el aspecto de los recortes, o su comportamiento en el tiempo (series).</translation>
    </message>
    <message>
        <source>What is there?</source>
        <translation>¿Qué hay?</translation>
    </message>
    <message>
        <source>What is under the pointer</source>
        <translation>Lo que hay bajo el puntero</translation>
    </message>
    <message>
        <source>What lay beside it is found in the new place as well</source>
        <translation>Lo que estaba al lado se encuentra también en el nuevo lugar</translation>
    </message>
    <message>
        <source>What makes places alike: their course over the year (series), or their look</source>
        <translation>Qué hace parecidos los lugares: su curso a lo largo del año (series) o su aspecto</translation>
    </message>
    <message>
        <source>What of SAR is the second witness: VV, VH or RVI, levelled and filtered here; or the name of another band of dated rasters, such as coherence.</source>
        <translation>Qué parte del SAR es el segundo testigo: VV, VH o RVI, nivelados y filtrados aquí; o el nombre de otra banda de rásteres fechados, como la coherencia.</translation>
    </message>
    <message>
        <source>What plays</source>
        <translation>Qué se reproduce</translation>
    </message>
    <message>
        <source>What the blocks in work may take together, beside QGIS itself.</source>
        <translation>Lo que pueden ocupar en conjunto los bloques en curso, aparte del propio QGIS.</translation>
    </message>
    <message>
        <source>What the coarse sensor really sees in one pixel, where its rasters were resampled</source>
        <translation>Lo que el sensor grueso ve realmente en un píxel, si sus rásteres fueron remuestreados</translation>
    </message>
    <message>
        <source>What the sensor really sees in one pixel, for coarse rasters that were resampled to smaller ones; empty means the pixels of the rasters.</source>
        <translation>Lo que el sensor ve realmente en un píxel, para rásteres gruesos remuestreados a píxeles menores; vacío significa los píxeles de los rásteres.</translation>
    </message>
    <message>
        <source>What this project says of the STORI dock is damaged and was passed over: add the images again.</source>
        <translation>Lo que este proyecto dice del panel de STORI está dañado y se pasó por alto: añada de nuevo las imágenes.</translation>
    </message>
    <message>
        <source>What this project says of the index of places is damaged and was passed over: open the index again.</source>
        <translation>Lo que este proyecto dice del índice de lugares está dañado y se pasó por alto: abra de nuevo el índice.</translation>
    </message>
    <message>
        <source>What to load</source>
        <translation>Qué cargar</translation>
    </message>
    <message>
        <source>What was learned from, the loss curve, the held-out error by length of gap.</source>
        <translation>De qué se aprendió, la curva de pérdida, el error reservado según la longitud del hueco.</translation>
    </message>
    <message>
        <source>When a raster cannot be read</source>
        <translation>Cuando un ráster no puede leerse</translation>
    </message>
    <message>
        <source>Where a season starts and ends</source>
        <translation>Dónde empieza y termina una temporada</translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation>¿Dónde está {} ahora?</translation>
    </message>
    <message>
        <source>Where rasters of several sensors are mixed, what their filters differ by is taken off: by published coefficients (Sentinel-2, Landsat 8-9, Landsat 4-7), else learned where they saw the same ground within 3 days. All are brought to the sensor with most acquisitions; the log tells by how much. HLS is at one level as it comes.</source>
        <translation>Donde se mezclan rásteres de varios sensores se elimina lo que diferencia sus filtros: con coeficientes publicados (Sentinel-2, Landsat 8-9, Landsat 4-7) o, si no los hay, aprendido donde vieron el mismo terreno en un plazo de 3 días. Todos se llevan al sensor con más adquisiciones; el registro dice cuánto. HLS ya viene a un mismo nivel.</translation>
    </message>
    <message>
        <source>Which changes count: fall, rise or both.</source>
        <translation>Qué cambios cuentan: caída, subida o ambos.</translation>
    </message>
    <message>
        <source>Whittaker smoother</source>
        <translation>Suavizador de Whittaker</translation>
    </message>
    <message>
        <source>Who is asked. planetary_computer has Sentinel-2 and Sentinel-1 worldwide without an account; the help says what the others have.</source>
        <translation>A quién se consulta. planetary_computer tiene Sentinel-2 y Sentinel-1 de todo el mundo sin cuenta; la ayuda dice qué tienen los demás.</translation>
    </message>
    <message>
        <source>Within (days)</source>
        <translation>Dentro de (días)</translation>
    </message>
    <message>
        <source>Without SAR, {name} works from the optical series alone.</source>
        <translation>Sin SAR, {name} trabaja solo con la serie óptica.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write RVI and VH/VV</source>
        <translation>Escribir RVI y VH/VV</translation>
    </message>
    <message>
        <source>Write dates</source>
        <translation>Escribir las fechas</translation>
    </message>
    <message>
        <source>Write standard deviations</source>
        <translation>Escribir desviaciones típicas</translation>
    </message>
    <message>
        <source>Write the uncertainty as well</source>
        <translation>Escribir también la incertidumbre</translation>
    </message>
    <message>
        <source>Write trend, season and residual</source>
        <translation>Escribir tendencia, estacionalidad y residuo</translation>
    </message>
    <message>
        <source>Write what the values rest on</source>
        <translation>Escribir en qué se apoyan los valores</translation>
    </message>
    <message>
        <source>Writes a clear mask per date, and copies of the rasters without clouds.</source>
        <translation>Escribe una máscara de cielo despejado por fecha y copias de los rásteres sin nubes.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escribiendo</translation>
    </message>
    <message>
        <source>Writing the page</source>
        <translation>Escribiendo la página</translation>
    </message>
    <message>
        <source>YYYY-MM-DD. A whole season and some weeks around it give the best series.</source>
        <translation>AAAA-MM-DD. Una temporada entera y algunas semanas alrededor dan la mejor serie.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first acquisition.</source>
        <translation>AAAA-MM-DD; vacío: la primera adquisición.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first date.</source>
        <translation>AAAA-MM-DD; vacío: la primera fecha.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first optical acquisition.</source>
        <translation>AAAA-MM-DD; vacío: la primera adquisición óptica.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first pass.</source>
        <translation>AAAA-MM-DD; vacío: la primera pasada.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first raster.</source>
        <translation>AAAA-MM-DD; vacío: el primer ráster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last acquisition.</source>
        <translation>AAAA-MM-DD; vacío: la última adquisición.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last optical acquisition.</source>
        <translation>AAAA-MM-DD; vacío: la última adquisición óptica.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last raster.</source>
        <translation>AAAA-MM-DD; vacío: el último ráster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last.</source>
        <translation>AAAA-MM-DD; vacío: la última.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; it is fetched as well.</source>
        <translation>AAAA-MM-DD; también se obtiene.</translation>
    </message>
    <message>
        <source>Year, month and day as in 2021-05-01; empty: the {}</source>
        <translation>Año, mes y día como en 2021-05-01; vacío: la {}</translation>
    </message>
    <message>
        <source>Your file of prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), vit-rgb (ViT-B/16), presto or galileo; nothing is downloaded. The other encoders need none.</source>
        <translation>Su archivo de prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), de vit-rgb (ViT-B/16), de presto o de galileo; no se descarga nada. Los demás codificadores no lo necesitan.</translation>
    </message>
    <message>
        <source>Your file with the weights of the encoder</source>
        <translation>Su archivo con los pesos del codificador</translation>
    </message>
    <message>
        <source>Zoom to all</source>
        <translation>Acercar a todo</translation>
    </message>
    <message>
        <source>about 1 second</source>
        <translation>alrededor de 1 segundo</translation>
    </message>
    <message>
        <source>about {count:,} hours</source>
        <translation>unas {count:,} horas</translation>
    </message>
    <message>
        <source>about {count:,} minutes</source>
        <translation>unos {count:,} minutos</translation>
    </message>
    <message>
        <source>about {count:,} seconds</source>
        <translation>unos {count:,} segundos</translation>
    </message>
    <message>
        <source>accuracy,validation,error,rmse,cross-validation,gap,uncertainty,coverage,benchmark</source>
        <translation>exactitud,validación,error,rmse,validación cruzada,hueco,incertidumbre,cobertura,comparación</translation>
    </message>
    <message>
        <source>all bands</source>
        <translation>todas las bandas</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>todos los núcleos</translation>
    </message>
    <message>
        <source>all methods</source>
        <translation>todos los métodos</translation>
    </message>
    <message>
        <source>all that the images share</source>
        <translation>todo lo que comparten</translation>
    </message>
    <message>
        <source>all; fewer are faster, such as B04, B08</source>
        <translation>todas; menos es más rápido, como B04, B08</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>amplitud</translation>
    </message>
    <message>
        <source>amplitude {}</source>
        <translation>amplitud {}</translation>
    </message>
    <message>
        <source>animation,gif,mp4,webm,video,film,movie,time lapse,time series,before and after,side by side,dates,ffmpeg,presentation</source>
        <translation>animación,gif,mp4,webm,vídeo,película,cámara rápida,serie temporal,antes y después,lado a lado,fechas,ffmpeg,presentación</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>any: chips that share a label; exact: chips with the same set of labels.</source>
        <translation>any: recortes que comparten una etiqueta; exact: recortes con el mismo conjunto de etiquetas.</translation>
    </message>
    <message>
        <source>as STORI sees fit</source>
        <translation>a criterio de STORI</translation>
    </message>
    <message>
        <source>as its rasters</source>
        <translation>como sus rásteres</translation>
    </message>
    <message>
        <source>as much error as straight lines in gaps of {} days</source>
        <translation>tanto error como las rectas en huecos de {} días</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>tal como está guardado</translation>
    </message>
    <message>
        <source>as the finest image</source>
        <translation>como la imagen más fina</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>ascendente</translation>
    </message>
    <message>
        <source>at least {:.0f} %</source>
        <translation>al menos {:.0f} %</translation>
    </message>
    <message>
        <source>auto: the best at gaps hidden from it in this scene</source>
        <translation>auto: lo mejor en huecos ocultados en esta escena</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands</source>
        <translation>auto: lo que se encuentre junto a las bandas</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where not zero means masked, or ..._clear, where it means clear; none: nodata only.</source>
        <translation>auto: lo que se encuentre junto a las bandas; scl: clasificación de escena de Sentinel-2; qa_pixel: Landsat Collection 2; binary: rásteres llamados ..._mask o ..._cloud, donde distinto de cero significa enmascarado, o ..._clear, donde significa despejado; none: solo nodata.</translation>
    </message>
    <message>
        <source>auto: whatever was best at gaps hidden from it in this very scene, per band and length of gap; gp: Gaussian process that fuses SAR and optical; stori: recurrent network on top of gp; whittaker: smoothing spline; harmonic: yearly and half-yearly waves; linear: straight lines between clear dates. Only gp and stori use SAR and coarse rasters.</source>
        <translation>auto: lo que fue mejor en huecos ocultados en esta misma escena, por banda y longitud del hueco; gp: proceso gaussiano que fusiona SAR y óptico; stori: red recurrente sobre gp; whittaker: spline de suavizado; harmonic: ondas anuales y semestrales; linear: rectas entre fechas despejadas. Solo gp y stori usan SAR y rásteres gruesos.</translation>
    </message>
    <message>
        <source>backscatter (VV, VH, HH or HV)</source>
        <translation>retrodispersión (VV, VH, HH o HV)</translation>
    </message>
    <message>
        <source>binary: rasters named mask, cloud or clear</source>
        <translation>binary: rásteres llamados mask, cloud o clear</translation>
    </message>
    <message>
        <source>break</source>
        <translation>ruptura</translation>
    </message>
    <message>
        <source>change detection,break,harvest,mowing,burn,fire,clearing,date,magnitude,confidence,time series,uncertainty</source>
        <translation>detección de cambios,ruptura,cosecha,siega,quema,incendio,desmonte,fecha,magnitud,confianza,serie temporal,incertidumbre</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>despejado</translation>
    </message>
    <message>
        <source>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif and maskclouds.json.</source>
        <translation>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif y maskclouds.json.</translation>
    </message>
    <message>
        <source>cloud,mask,shadow,scl,qa_pixel,cloud probability,s2cloudless,buffer,clear,screen,outlier,sentinel-2,landsat,preparation</source>
        <translation>nube,máscara,sombra,scl,qa_pixel,probabilidad de nube,s2cloudless,margen,despejado,valor atípico,sentinel-2,landsat,preparación</translation>
    </message>
    <message>
        <source>coarse</source>
        <translation>grueso</translation>
    </message>
    <message>
        <source>companions such as angles, previews and deviations</source>
        <translation>archivos acompañantes como ángulos, vistas previas y desviaciones</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>dates of the images</source>
        <translation>fechas de las imágenes</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>descendente</translation>
    </message>
    <message>
        <source>distance {:.4g}</source>
        <translation>distancia {:.4g}</translation>
    </message>
    <message>
        <source>doubted: {}</source>
        <translation>en duda: {}</translation>
    </message>
    <message>
        <source>download,stac,catalogue,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,cloud-optimised,cog,rtc,gamma0,acquisitions</source>
        <translation>descargar,stac,catálogo,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,download,cog,rtc,gamma0,adquisiciones</translation>
    </message>
    <message>
        <source>dropped as outlier</source>
        <translation>descartado por atípico</translation>
    </message>
    <message>
        <source>end of season</source>
        <translation>fin de temporada</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>cada mes</translation>
    </message>
    <message>
        <source>every {} days</source>
        <translation>cada {} días</translation>
    </message>
    <message>
        <source>example</source>
        <translation>ejemplo</translation>
    </message>
    <message>
        <source>extent: in the extent, where they fit best</source>
        <translation>extent: en la extensión, donde mejor se ajustan</translation>
    </message>
    <message>
        <source>fall</source>
        <translation>caída</translation>
    </message>
    <message>
        <source>fall or rise</source>
        <translation>caída o subida</translation>
    </message>
    <message>
        <source>files without a date, for which a dated virtual raster is read</source>
        <translation>archivos sin fecha, en cuyo lugar se lee un ráster virtual fechado</translation>
    </message>
    <message>
        <source>fine: BigEarthNet's 43 classes, ForestNet's 12; coarse: their 19 and 4.</source>
        <translation>fine: las 43 clases de BigEarthNet, las 12 de ForestNet; coarse: sus 19 y 4.</translation>
    </message>
    <message>
        <source>first image</source>
        <translation>primera imagen</translation>
    </message>
    <message>
        <source>folder for the acquisitions</source>
        <translation>carpeta para las adquisiciones</translation>
    </message>
    <message>
        <source>folder for the result</source>
        <translation>carpeta para el resultado</translation>
    </message>
    <message>
        <source>for {method}</source>
        <translation>para {method}</translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>give an ISO 8601 duration of whole days, weeks, months or years such as P10D, P2W or P1M, the word observed, or a comma list of dates such as 2020-05-01,2020-06-01</source>
        <translation>indique una duración ISO 8601 de días, semanas, meses o años enteros, como P10D, P2W o P1M, la palabra observed, o una lista de fechas con comas como 2020-05-01,2020-06-01</translation>
    </message>
    <message>
        <source>gp: Gaussian process, SAR and optical fused</source>
        <translation>gp: proceso gaussiano, SAR y óptico fusionados</translation>
    </message>
    <message>
        <source>hamming is for bits, the others for numbers; auto fits the code.</source>
        <translation>hamming es para bits, los demás para números; auto se ajusta al código.</translation>
    </message>
    <message>
        <source>harmonic: yearly and half-yearly waves</source>
        <translation>harmonic: ondas anuales y semestrales</translation>
    </message>
    <message>
        <source>index</source>
        <translation>índice</translation>
    </message>
    <message>
        <source>inspect,check,inventory,acquisitions,dates,clouds,clear fraction,sentinel-1,sentinel-2,landsat,orbit,table,report</source>
        <translation>inspeccionar,comprobar,inventario,adquisiciones,fechas,nubes,fracción despejada,sentinel-1,sentinel-2,landsat,órbita,tabla,informe</translation>
    </message>
    <message>
        <source>known by their names; else such as B04=red, B08=nir</source>
        <translation>reconocidos por sus nombres; si no, por ejemplo B04=red, B08=nir</translation>
    </message>
    <message>
        <source>last image</source>
        <translation>última imagen</translation>
    </message>
    <message>
        <source>leave-out: the acquisition is missing where it cannot be read</source>
        <translation>leave-out: la adquisición falta donde no se puede leer</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>linear: straight lines between clear dates</source>
        <translation>linear: líneas rectas entre fechas despejadas</translation>
    </message>
    <message>
        <source>load,time series,temporal,temporal controller,animation,group,dates,folder,sentinel-1,sentinel-2,landsat,style</source>
        <translation>cargar,serie temporal,temporal,controlador temporal,animación,grupo,fechas,carpeta,sentinel-1,sentinel-2,landsat,estilo</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>enmascarado</translation>
    </message>
    <message>
        <source>masks: clear masks; copies: rasters without clouds; both.</source>
        <translation>masks: máscaras de cielo despejado; copies: rásteres sin nubes; both: ambas.</translation>
    </message>
    <message>
        <source>model,example,chain,workflow,graphical modeler,raw folders,time series</source>
        <translation>modelo,ejemplo,cadena,flujo de trabajo,modelador gráfico,carpetas en bruto,serie temporal</translation>
    </message>
    <message>
        <source>neighbouring passes</source>
        <translation>pasadas vecinas</translation>
    </message>
    <message>
        <source>neither the band descriptions nor the file name tell the polarisations; describe the bands as VV and VH, or end the name in _VV_VH in the order of the bands</source>
        <translation>ni las descripciones de banda ni el nombre del archivo indican las polarizaciones; describa las bandas como VV y VH, o acabe el nombre en _VV_VH en el orden de las bandas</translation>
    </message>
    <message>
        <source>no SAR</source>
        <translation>sin SAR</translation>
    </message>
    <message>
        <source>no cloud mask: all its pixels count as clear</source>
        <translation>sin máscara de nubes: todos sus píxeles cuentan como despejados</translation>
    </message>
    <message>
        <source>no date found: type one in, or the file is left out</source>
        <translation>no se encontró fecha: escriba una, o el archivo se omite</translation>
    </message>
    <message>
        <source>no surface reflectance or backscatter</source>
        <translation>ni reflectancia de superficie ni retrodispersión</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none: all that was measured is clear</source>
        <translation>none: todo lo medido está despejado</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>aún sin elegir</translation>
    </message>
    <message>
        <source>observed that day</source>
        <translation>observado ese día</translation>
    </message>
    <message>
        <source>only up to</source>
        <translation>solo hasta</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>óptico</translation>
    </message>
    <message>
        <source>other statistics of bands of which the median or mean is read</source>
        <translation>otras estadísticas de bandas de las que se lee la mediana o la media</translation>
    </message>
    <message>
        <source>peak of season</source>
        <translation>máximo de la temporada</translation>
    </message>
    <message>
        <source>phenology,season,start of season,end of season,peak,greenup,senescence,timesat,amplitude,integral,crop,vegetation,uncertainty</source>
        <translation>fenología,temporada,inicio de temporada,fin de temporada,máximo,reverdecimiento,senescencia,timesat,amplitud,integral,cultivo,vegetación,incertidumbre</translation>
    </message>
    <message>
        <source>power</source>
        <translation>potencia</translation>
    </message>
    <message>
        <source>probability: rasters of how likely cloud is</source>
        <translation>probability: rásteres de probabilidad de nube</translation>
    </message>
    <message>
        <source>products without their images; download or unzip them again, or take them out</source>
        <translation>productos sin sus imágenes; descárguelos o descomprímalos de nuevo, o quítelos</translation>
    </message>
    <message>
        <source>qa_pixel: Landsat Collection 2</source>
        <translation>qa_pixel: Landsat Collection 2</translation>
    </message>
    <message>
        <source>quality bits of a kind that is not understood; for a mask give rasters named ..._mask, not zero where clouded</source>
        <translation>bits de calidad de un tipo que no se entiende; como máscara dé rásteres llamados ..._mask, distintos de cero donde hay nubes</translation>
    </message>
    <message>
        <source>quality bits of how the correction went, not of where clouds are, are not used; for a mask add {masks}</source>
        <translation>los bits de calidad sobre cómo fue la corrección, y no sobre dónde hay nubes, no se usan; como máscara añada {masks}</translation>
    </message>
    <message>
        <source>quality bits that are not understood, beside a mask that is</source>
        <translation>bits de calidad que no se entienden, junto a una máscara que sí</translation>
    </message>
    <message>
        <source>quegan: over time and space; lee, lee-snap: each image by itself, see help; none.</source>
        <translation>quegan: en el tiempo y el espacio; lee, lee-snap: cada imagen por separado, véase la ayuda; none: ninguno.</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>reconstruido</translation>
    </message>
    <message>
        <source>reflectance</source>
        <translation>reflectancia</translation>
    </message>
    <message>
        <source>reflectance bands</source>
        <translation>bandas de reflectancia</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>retrieval,evaluation,benchmark,mean average precision,map,precision,hash,binary,lsh,bigearthnet,forestnet,t-sne,pca,embedding</source>
        <translation>recuperación,evaluación,comparación,mean average precision,map,precisión,hash,binario,lsh,bigearthnet,forestnet,t-sne,acp,embedding</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,embedding,index,chips,patches,foundation model,prithvi,presto,galileo,mosaiks,hash,bigearthnet,forestnet,similar places</source>
        <translation>recuperación,similitud,búsqueda,embedding,índice,recortes,modelo fundacional,prithvi,presto,galileo,mosaiks,hash,bigearthnet,forestnet,lugares parecidos</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,nearest,embedding,query by example,chips,hamming,cosine,milvus,look alike,similar places</source>
        <translation>recuperación,similitud,búsqueda,vecinos más cercanos,embedding,consulta por ejemplo,recortes,hamming,coseno,milvus,lugares parecidos</translation>
    </message>
    <message>
        <source>rise</source>
        <translation>subida</translation>
    </message>
    <message>
        <source>sample,zonal statistics,extract,points,polygons,fields,parcels,curve,time series,ndvi,profile,csv,table,uncertainty</source>
        <translation>muestra,estadísticas zonales,extraer,puntos,polígonos,campos,parcelas,curva,serie temporal,ndvi,perfil,csv,tabla,incertidumbre</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>muestreadas</translation>
    </message>
    <message>
        <source>sar,radar,sentinel-1,backscatter,speckle,quegan,lee,orbit,ascending,descending,db,linear,rvi,cross ratio,trend,stl,decomposition,preparation</source>
        <translation>sar,radar,sentinel-1,retrodispersión,moteado,quegan,lee,órbita,ascendente,descendente,db,lineal,rvi,razón cruzada,tendencia,stl,descomposición,preparación</translation>
    </message>
    <message>
        <source>scene: on all the ground that the rasters share</source>
        <translation>scene: en todo el terreno que comparten los rásteres</translation>
    </message>
    <message>
        <source>scl: Sentinel-2 scene classification</source>
        <translation>scl: clasificación de escena de Sentinel-2</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>evaluadas</translation>
    </message>
    <message>
        <source>sentinel-1,sentinel-2,landsat,sar,radar,backscatter,optical,reflectance,ndvi,cloud,gap,gap filling,interpolation,smoothing,fusion,modis,viirs,sentinel-3,time series,temporal,gaussian process</source>
        <translation>sentinel-1,sentinel-2,landsat,sar,radar,retrodispersión,óptico,reflectancia,ndvi,nube,hueco,relleno de huecos,interpolación,suavizado,fusión,modis,viirs,sentinel-3,serie temporal,temporal,proceso gaussiano</translation>
    </message>
    <message>
        <source>sentinel-2: 10 m, every 5 days; landsat: 30 m, since 1982; hls: both at 30 m.</source>
        <translation>sentinel-2: 10 m, cada 5 días; landsat: 30 m, desde 1982; hls: ambos a 30 m.</translation>
    </message>
    <message>
        <source>set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>fije el metadato BOA_ADD_OFFSET (-1000 donde aún está en los números, 0 donde no) o dé las carpetas SAFE originales</translation>
    </message>
    <message>
        <source>share of the amplitude</source>
        <translation>parte de la amplitud</translation>
    </message>
    <message>
        <source>similarity,embedding,alphaearth,satellite embedding,tessera,foundation model,cosine,look alike,similar places,heat map</source>
        <translation>similitud,embedding,alphaearth,satellite embedding,tessera,modelo fundacional,coseno,parecido,lugares parecidos,mapa de calor</translation>
    </message>
    <message>
        <source>spectral index,vegetation index,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,time series,sentinel-2,landsat,uncertainty</source>
        <translation>índice espectral,índice de vegetación,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,serie temporal,sentinel-2,landsat,incertidumbre</translation>
    </message>
    <message>
        <source>stack,unstack,multiband,time series,temporal,temporal controller,fixed range per band,dates,merge,split,convert</source>
        <translation>pila,desapilar,multibanda,serie temporal,temporal,controlador temporal,intervalo fijo por banda,fechas,unir,dividir,convertir</translation>
    </message>
    <message>
        <source>stack: one raster per band; unstack: one raster per date.</source>
        <translation>stack: un ráster por banda; unstack: un ráster por fecha.</translation>
    </message>
    <message>
        <source>start of season</source>
        <translation>inicio de temporada</translation>
    </message>
    <message>
        <source>steepest change</source>
        <translation>cambio más fuerte</translation>
    </message>
    <message>
        <source>stop: the run ends</source>
        <translation>stop: la ejecución termina</translation>
    </message>
    <message>
        <source>stori: recurrent network on top of gp</source>
        <translation>stori: red recurrente sobre gp</translation>
    </message>
    <message>
        <source>sure: ± {}</source>
        <translation>seguro: ± {}</translation>
    </message>
    <message>
        <source>the area</source>
        <translation>la zona</translation>
    </message>
    <message>
        <source>the cache of your user account</source>
        <translation>la caché de su cuenta de usuario</translation>
    </message>
    <message>
        <source>the dock</source>
        <translation>el panel</translation>
    </message>
    <message>
        <source>the same days of other years</source>
        <translation>los mismos días de otros años</translation>
    </message>
    <message>
        <source>the weights that come with STORI</source>
        <translation>los pesos que acompañan a STORI</translation>
    </message>
    <message>
        <source>threshold: a share of the amplitude; derivative: the steepest rise and fall.</source>
        <translation>threshold: una fracción de la amplitud; derivative: la subida y la bajada más pronunciadas.</translation>
    </message>
    <message>
        <source>to choose a method by</source>
        <translation>para elegir un método</translation>
    </message>
    <message>
        <source>train,network,neural,recurrent,deep learning,model,fine-tuning,transfer,weights</source>
        <translation>entrenar,red,neuronal,recurrente,aprendizaje profundo,modelo,ajuste fino,transferencia,pesos</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>unlike</source>
        <translation>distinto</translation>
    </message>
    <message>
        <source>unsure: ± {}</source>
        <translation>inseguro: ± {}</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>values: the series itself; standard deviation: the rasters *_sd.tif beside it; quality: the rasters *_quality.tif beside it, in the colours of their classes.</source>
        <translation>values: la serie misma; standard deviation: los rásteres *_sd.tif situados junto a ella; quality: los rásteres *_quality.tif situados junto a ella, en los colores de sus clases.</translation>
    </message>
    <message>
        <source>virtual copies of files that are read as well</source>
        <translation>copias virtuales de archivos que también se leen</translation>
    </message>
    <message>
        <source>virtual rasters made of files that are read as well and of others that lie elsewhere; give these others too, or the virtual rasters without any of their files</source>
        <translation>rásteres virtuales hechos de archivos que también se leen y de otros que están en otro lugar; dé también estos otros, o los rásteres virtuales sin ninguno de sus archivos</translation>
    </message>
    <message>
        <source>whittaker: smoothing spline</source>
        <translation>whittaker: spline de suavizado</translation>
    </message>
    <message>
        <source>within</source>
        <translation>en</translation>
    </message>
    <message>
        <source>written</source>
        <translation>escritas</translation>
    </message>
    <message>
        <source>{:,} pixels; half of them are below {:.3f}, one in a thousand above {:.3f}.</source>
        <translation>{:,} píxeles; la mitad está por debajo de {:.3f} y uno de cada mil por encima de {:.3f}.</translation>
    </message>
    <message>
        <source>{:.1f} h</source>
        <translation>{:.1f} h</translation>
    </message>
    <message>
        <source>{blocks} finished blocks are kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>{blocks} bloques terminados quedan en {folder}: ejecute lo mismo en la misma carpeta para continuar desde ahí, o borre esa carpeta.</translation>
    </message>
    <message>
        <source>{coarse} are compared with the optical ones in {both} squares of their size for {series}; {dates} dates or means of near dates are learned from.</source>
        <translation>{coarse} se comparan con los ópticos en {both} cuadrados de su tamaño para {series}; se aprende de {dates} fechas o medias de fechas cercanas.</translation>
    </message>
    <message>
        <source>{coarse} are of no use for {series}: both sensors saw {both} squares of their size clear, and {fewest} are needed. Check that they cover the scene, their masks and bands, or give a larger EXTENT.</source>
        <translation>{coarse} no sirven para {series}: ambos sensores vieron despejados {both} cuadrados de su tamaño, y hacen falta {fewest}. Compruebe que cubren la escena, sus máscaras y bandas, o dé una zona mayor en EXTENT.</translation>
    </message>
    <message>
        <source>{count:,} bands are asked for, and {most:,} are the most: name those that you need in BANDS.</source>
        <translation>Se piden {count:,} bandas, y {most:,} son el máximo: nombre las que necesite en BANDS.</translation>
    </message>
    <message>
        <source>{count} chips of several dates hold the point: the example is that of {date}. An index of one date, or of a series, has one.</source>
        <translation>{count} recortes de varias fechas contienen el punto: el ejemplo es el del {date}. Un índice de una fecha, o de una serie, tiene uno solo.</translation>
    </message>
    <message>
        <source>{count} of {sensor}</source>
        <translation>{count} de {sensor}</translation>
    </message>
    <message>
        <source>{dates} dates from {first} to {last} of {series} by {methods}; {clear:.0f} % of the observations were clear, {filled:.2f} % of the result has a value; {seconds:.0f} s.</source>
        <translation>{dates} fechas de {first} a {last} de {series} con {methods}; el {clear:.0f} % de las observaciones estaba despejado, el {filled:.2f} % del resultado tiene valor; {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>{dates} dates of {pixels:,} pixels: about {time}, {memory:.0f} MiB of memory and {disk:.0f} MiB on disk.</source>
        <translation>{dates} fechas de {pixels:,} píxeles: unos {time}, {memory:.0f} MiB de memoria y {disk:.0f} MiB en disco.</translation>
    </message>
    <message>
        <source>{dates} optical dates from {first} to {last}.</source>
        <translation>{dates} fechas ópticas de {first} a {last}.</translation>
    </message>
    <message>
        <source>{days:,} days</source>
        <translation>{days:,} días</translation>
    </message>
    <message>
        <source>{failed} of {read} input files cannot be read: check that the drive or the network is there and the files are whole, then run it again. The first of them: {sentence}</source>
        <translation>No se pueden leer {failed} de {read} archivos de entrada: compruebe que la unidad o la red está ahí y que los archivos están enteros, y ejecútelo de nuevo. El primero: {sentence}</translation>
    </message>
    <message>
        <source>{far} of {count} dates lie more than {days} days outside the optical acquisitions ({first} to {last}): their values are little more than a guess.</source>
        <translation>{far} de {count} fechas quedan a más de {days} días de las adquisiciones ópticas ({first} a {last}): sus valores son poco más que una conjetura.</translation>
    </message>
    <message>
        <source>{files} and {count} more</source>
        <translation>{files} y {count} más</translation>
    </message>
    <message>
        <source>{files} changed while the run was reading: wait until the inputs are complete, then run it again with RESUME off.</source>
        <translation>{files} cambiaron mientras la ejecución leía: espere a que las entradas estén completas y ejecútelo de nuevo con RESUME desactivado.</translation>
    </message>
    <message>
        <source>{files}: either clouded all over, or numbers of Landsat Collection 2 beside others of Collection 1; if so, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files}: o todo nublado, o números de Landsat Collection 2 junto a otros de Collection 1; si es así, fije la escala 0.0000275 y el desplazamiento -0.2 de las bandas.</translation>
    </message>
    <message>
        <source>{files}: named as Landsat Collection 2, but the numbers are those of Collection 1 (0 to 10000) and were taken times 0.0001; if they are not, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files}: se llaman como Landsat Collection 2, pero los números son los de Collection 1 (0 a 10000) y se tomaron por 0.0001; si no lo son, fije la escala 0.0000275 y el desplazamiento -0.2 de las bandas.</translation>
    </message>
    <message>
        <source>{files}: numbers up to about {small:.4g}, where other files of this kind reach about {large:.4g}; if these are stored otherwise, set their bands' scale.</source>
        <translation>{files}: números hasta unos {small:.4g}, donde otros archivos de este tipo alcanzan unos {large:.4g}; si estos están guardados de otro modo, fije la escala de sus bandas.</translation>
    </message>
    <message>
        <source>{files}: other files with such names have the offset of their baseline in the numbers or not, and these do not tell (cloud); it was taken off. If it is not there, {mended}.</source>
        <translation>{files}: otros archivos con tales nombres tienen o no el desplazamiento de su baseline en los números, y estos no lo dicen (nubes); se restó. Si no está ahí, {mended}.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out above {most:g}, unlike that of the other files; these seem to be stored otherwise: set their bands' scale.</source>
        <translation>{files}: la reflectancia sale por encima de {most:g}, a diferencia de la de los demás archivos; estos parecen guardados de otro modo: fije la escala de sus bandas.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out {spoken} {usual:.3g} as a rule (numbers {scaling}), where it should lie between 0 and 1; set the bands' scale and offset (gdal_edit.py -scale).</source>
        <translation>{files}: la reflectancia llega por regla general {spoken} {usual:.3g} (números {scaling}), cuando debería estar entre 0 y 1; fije la escala y el desplazamiento de las bandas (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: reflectance of Sentinel-2 steps by {height:+.2f} in all bands between {before} and {after}, as where the 1000 added since processing baseline 04.00 are still in some files; nothing was changed. {mend}.</source>
        <translation>{files}: la reflectancia de Sentinel-2 salta {height:+.2f} en todas las bandas entre {before} y {after}, como cuando los 1000 añadidos desde el processing baseline 04.00 siguen en algunos archivos; no se cambió nada. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files lie {height:.2f} higher in all bands than those of before {date}, when 1000 were first added, and nothing says so: they were taken off. If they are not in the numbers, set the metadata item BOA_ADD_OFFSET to 0.</source>
        <translation>{files}: los píxeles más oscuros de estos archivos de Sentinel-2 están {height:.2f} más altos en todas las bandas que los de antes de {date}, cuando se añadieron 1000 por primera vez, y nada lo dice: se restaron. Si no están en los números, fije el metadato BOA_ADD_OFFSET en 0.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files never lie below 0.1, so the 1000 that are added since processing baseline 04.00 seem to be still in, or the ground is bright throughout (desert); nothing was taken off. {mend}.</source>
        <translation>{files}: los píxeles más oscuros de estos archivos de Sentinel-2 nunca bajan de 0.1, así que los 1000 que se añaden desde el processing baseline 04.00 parecen seguir ahí, o el suelo es claro en todas partes (desierto); no se restó nada. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the metadata state an offset ({offset:+.4g}) with which dark surfaces reflect less than 0; if it was taken off before, remove it from the metadata (BOA_ADD_OFFSET=0, or gdal_edit.py -offset 0).</source>
        <translation>{files}: los metadatos indican un desplazamiento ({offset:+.4g}) con el que las superficies oscuras reflejan menos de 0; si ya se restó, quítelo de los metadatos (BOA_ADD_OFFSET=0, o gdal_edit.py -offset 0).</translation>
    </message>
    <message>
        <source>{files}: the name tells a processing baseline whose offset of 1000 is not in the numbers (reflectance would fall below 0), so nothing was taken off; if it is there, {mended}.</source>
        <translation>{files}: el nombre indica un processing baseline cuyo desplazamiento de 1000 no está en los números (la reflectancia caería por debajo de 0), así que no se restó nada; si está ahí, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the offset of the processing baseline in the name takes dark surfaces below 0; if it is not in the numbers of these files, {mended}.</source>
        <translation>{files}: el desplazamiento del processing baseline del nombre lleva las superficies oscuras por debajo de 0; si no está en los números de estos archivos, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) makes per cent of the numbers (up to {top:.3g}), so they were taken {taken}; set that on the bands (gdal_edit.py -scale).</source>
        <translation>{files}: la escala declarada ({scaling}) convierte los números en tanto por ciento (hasta {top:.3g}), así que se tomaron {taken}; fíjelo en las bandas (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) was passed over, because the numbers (up to {high:.3g}) are scaled already; remove it (gdal_edit.py -scale 1 -offset 0).</source>
        <translation>{files}: se pasó por alto la escala declarada ({scaling}), porque los números (hasta {high:.3g}) ya están escalados; quítela (gdal_edit.py -scale 1 -offset 0).</translation>
    </message>
    <message>
        <source>{gone} of {count} coarse acquisitions are left out: they have no cloud mask, or one that hides nothing, and are far brighter than usual. Add their quality layers to use what of them is clear.</source>
        <translation>Se dejan fuera {gone} de {count} adquisiciones gruesas: no tienen máscara de nubes, o una que no oculta nada, y son mucho más brillantes de lo habitual. Añada sus capas de calidad para usar lo que en ellas está despejado.</translation>
    </message>
    <message>
        <source>{index} needs a {missing} band, and the optical rasters have none; the bands found are {names}.</source>
        <translation>{index} necesita una banda {missing}, y los rásteres ópticos no la tienen; las bandas encontradas son {names}.</translation>
    </message>
    <message>
        <source>{level:+.2f} ± {spread:.2f} dB of {channel}</source>
        <translation>{level:+.2f} ± {spread:.2f} dB de {channel}</translation>
    </message>
    <message>
        <source>{method} for {bands} in gaps{where} of about {days:.0f} days ({ratio:.2f} times the error)</source>
        <translation>{method} para {bands} en huecos{where} de unos {days:.0f} días ({ratio:.2f} veces el error)</translation>
    </message>
    <message>
        <source>{method} would lower the error of {other} on held-out dates by {gain:.1f} % and is not used: LEAST_GAIN is {least} %.</source>
        <translation>{method} reduciría el error de {other} en fechas reservadas un {gain:.1f} % y no se usa: LEAST_GAIN es {least} %.</translation>
    </message>
    <message>
        <source>{name} is left out: {why}</source>
        <translation>Se omite {name}: {why}</translation>
    </message>
    <message>
        <source>{name} is missing: give the first and the last date that you want.</source>
        <translation>Falta {name}: indique la primera y la última fecha que quiere.</translation>
    </message>
    <message>
        <source>{name} is “{text}”, which is not a date: write it as 2020-05-01.</source>
        <translation>{name} es «{text}», que no es una fecha: escríbala como 2020-05-01.</translation>
    </message>
    <message>
        <source>{name} makes no use of the coarse rasters: auto, gp and stori do.</source>
        <translation>{name} no usa los rásteres gruesos: auto, gp y stori sí.</translation>
    </message>
    <message>
        <source>{passes} SAR passes from {first} to {last}, {orbits} orbits.</source>
        <translation>{passes} pasadas SAR de {first} a {last}, {orbits} órbitas.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a raster; it may be damaged or of another kind: mend it, or take it out.</source>
        <translation>{path} no se puede leer como ráster; puede estar dañado o ser de otro tipo: repárelo, o quítelo.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it was moved, deleted or damaged since the run. Run it again.</source>
        <translation>{path} no se puede leer: se movió, borró o dañó desde la ejecución. Ejecútela de nuevo.</translation>
    </message>
    <message>
        <source>{path} cannot be read: the file is damaged or was cut short, or its drive is gone. Replace it or take it out of the inputs.</source>
        <translation>{path} no se puede leer: el archivo está dañado o cortado, o su unidad no está. Sustitúyalo o quítelo de las entradas.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the path.</source>
        <translation>{path} no existe: compruebe la ruta.</translation>
    </message>
    <message>
        <source>{path} has no coordinate reference system: assign one (Raster &gt; Projections &gt; Assign Projection in QGIS), or take it out.</source>
        <translation>{path} no tiene sistema de referencia de coordenadas: asígnele uno (Ráster &gt; Proyecciones &gt; Asignar proyección en QGIS), o quítelo.</translation>
    </message>
    <message>
        <source>{path} has not answered for {seconds:.0f} seconds: check that its drive or its address is there, then run it again, or take it out of the inputs.</source>
        <translation>{path} no ha respondido en {seconds:.0f} segundos: compruebe que su unidad o dirección está ahí y ejecútelo de nuevo, o quítelo de las entradas.</translation>
    </message>
    <message>
        <source>{path} lies where the CRS of the other rasters does not reach: check its CRS, or take it out.</source>
        <translation>{path} está donde el SRC de los demás rásteres no alcanza: compruebe su SRC, o quítelo.</translation>
    </message>
    <message>
        <source>{sar} counts as level with the rest of its orbit: too few passes of other satellites lie near in time.</source>
        <translation>{sar} se da por nivelado con el resto de su órbita: hay demasiado pocas pasadas de otros satélites cercanas en el tiempo.</translation>
    </message>
    <message>
        <source>{sar} stays at its own level, so that a step may remain: no pass of another orbit lies within 24 days, nor eight on the same days of other years. Add passes between them, or choose one orbit in stori:preparesar.</source>
        <translation>{sar} queda en su propio nivel, de modo que puede quedar un escalón: ninguna pasada de otra órbita está a menos de 24 días, ni ocho en los mismos días de otros años. Añada pasadas entre ellas, o elija una órbita en stori:preparesar.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by few passes near in time, so that a step may remain.</source>
        <translation>{sar}: se restan {taken}, según pocas pasadas cercanas en el tiempo, de modo que puede quedar un escalón.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by {how}.</source>
        <translation>{sar}: se restan {taken}, según: {how}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used, but {others}, by {dates} hidden dates.</source>
        <translation>{series}: se usa {method}, pero {others}, según {dates} fechas ocultas.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; on {dates} hidden dates no other method was better by more than chance{beside}.</source>
        <translation>{series}: se usa {method}; en {dates} fechas ocultas ningún otro método fue mejor más allá del azar{beside}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; too few dates are clear enough to be hidden and to compare methods by.</source>
        <translation>{series}: se usa {method}; demasiado pocas fechas están lo bastante despejadas para ocultarlas y comparar métodos.</translation>
    </message>
    <message>
        <source>{share:.1f} % of the clear observations of {series} stand out from their neighbours like missed cloud, haze or shadow and are not used.</source>
        <translation>El {share:.1f} % de las observaciones despejadas de {series} destacan de sus vecinas como nubes, bruma o sombra no detectadas y no se usan.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the observations that masks call clear were dropped as patches of haze or shadow.</source>
        <translation>El {share:.2f} % de las observaciones que las máscaras dan por despejadas se descartó como manchas de bruma o sombra.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels are bright ground that masks take for cloud on most dates; what was seen there is used.</source>
        <translation>El {share:.2f} % de los píxeles son suelo claro que las máscaras toman por nube en la mayoría de las fechas; se usa lo que se vio ahí.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and have what the scene and their SAR say.</source>
        <translation>El {share:.2f} % de los píxeles nunca se vio despejado y tiene lo que dicen la escena y su SAR.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and some have no value.</source>
        <translation>El {share:.2f} % de los píxeles nunca se vio despejado y algunos no tienen valor.</translation>
    </message>
    <message>
        <source>{source} has no terrain-corrected Sentinel-1: the series rests on optical acquisitions alone; SOURCE planetary_computer has both.</source>
        <translation>{source} no tiene Sentinel-1 corregido del terreno: la serie se apoya solo en adquisiciones ópticas; SOURCE planetary_computer tiene ambas.</translation>
    </message>
    <message>
        <source>{where} could not be written ({reason}): check that the disk has space and the folder may be written to, then run it again.</source>
        <translation>No se pudo escribir {where} ({reason}): compruebe que el disco tiene espacio y que se puede escribir en la carpeta, y ejecútelo de nuevo.</translation>
    </message>
    <message>
        <source>{} % clear</source>
        <translation>{} % despejado</translation>
    </message>
    <message>
        <source>{} % less error than straight lines in gaps of {} days</source>
        <translation>{} % menos error que las rectas en huecos de {} días</translation>
    </message>
    <message>
        <source>{} % more error than straight lines in gaps of {} days</source>
        <translation>{} % más error que las rectas en huecos de {} días</translation>
    </message>
    <message>
        <source>{} % sure</source>
        <translation>{} % seguro</translation>
    </message>
    <message>
        <source>{} ({}, of the run)</source>
        <translation>{} ({}, de la ejecución)</translation>
    </message>
    <message>
        <source>{} cannot be opened.</source>
        <translation>No se puede abrir {}.</translation>
    </message>
    <message>
        <source>{} cannot be opened: it was moved or deleted since it was found.</source>
        <translation>No se puede abrir {}: se movió o borró desde que se encontró.</translation>
    </message>
    <message>
        <source>{} cannot be written: choose another place.</source>
        <translation>No se puede escribir {}: elija otro lugar.</translation>
    </message>
    <message>
        <source>{} chips in {:.1f} MiB.</source>
        <translation>{} recortes en {:.1f} MiB.</translation>
    </message>
    <message>
        <source>{} chips, encoder {}, code {}.</source>
        <translation>{} recortes, codificador {}, código {}.</translation>
    </message>
    <message>
        <source>{} coarse</source>
        <translation>{} grueso</translation>
    </message>
    <message>
        <source>{} d</source>
        <translation>{} d</translation>
    </message>
    <message>
        <source>{} d {}</source>
        <translation>{} d {}</translation>
    </message>
    <message>
        <source>{} dates a second</source>
        <translation>{} fechas por segundo</translation>
    </message>
    <message>
        <source>{} days</source>
        <translation>{} días</translation>
    </message>
    <message>
        <source>{} days and more</source>
        <translation>{} días o más</translation>
    </message>
    <message>
        <source>{} examples</source>
        <translation>{} ejemplos</translation>
    </message>
    <message>
        <source>{} from {} to {}</source>
        <translation>{} del {} al {}</translation>
    </message>
    <message>
        <source>{} has no place on the map.</source>
        <translation>{} no tiene lugar en el mapa.</translation>
    </message>
    <message>
        <source>{} holds no result: choose the folder that a run has written.</source>
        <translation>{} no contiene ningún resultado: elija la carpeta que escribió una ejecución.</translation>
    </message>
    <message>
        <source>{} holds the result of an earlier run.</source>
        <translation>{} contiene el resultado de una ejecución anterior.</translation>
    </message>
    <message>
        <source>{} is a folder: give the index a file's name.</source>
        <translation>{} es una carpeta: dé al índice un nombre de archivo.</translation>
    </message>
    <message>
        <source>{} is in the list already.</source>
        <translation>{} ya está en la lista.</translation>
    </message>
    <message>
        <source>{} is learning from the scene</source>
        <translation>{} aprende de la escena</translation>
    </message>
    <message>
        <source>{} is part of {}: the whole product was taken.</source>
        <translation>{} forma parte de {}: se ha tomado el producto entero.</translation>
    </message>
    <message>
        <source>{} is read as a coarse sensor now, because there are finer images.</source>
        <translation>{} se lee ahora como sensor grueso, porque hay imágenes más finas.</translation>
    </message>
    <message>
        <source>{} is read as optical now, because there is nothing finer.</source>
        <translation>{} se lee ahora como óptico, porque no hay nada más fino.</translation>
    </message>
    <message>
        <source>{} makes nothing of the coarse rasters; {} do.</source>
        <translation>{} no aprovecha los rásteres gruesos; {} sí.</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>{} observed</source>
        <translation>{} observado</translation>
    </message>
    <message>
        <source>{} of 3</source>
        <translation>{} de 3</translation>
    </message>
    <message>
        <source>{} of {} SAR</source>
        <translation>{} de {} SAR</translation>
    </message>
    <message>
        <source>{} of {} coarse</source>
        <translation>{} de {} gruesas</translation>
    </message>
    <message>
        <source>{} of {} optical</source>
        <translation>{} de {} ópticas</translation>
    </message>
    <message>
        <source>{} of {} values inside the interval</source>
        <translation>{} de {} valores dentro del intervalo</translation>
    </message>
    <message>
        <source>{} places. Press Alike, then click on the map on what you look for.</source>
        <translation>{} lugares. Pulse Parecido y haga clic en el mapa en lo que busca.</translation>
    </message>
    <message>
        <source>{} radar</source>
        <translation>{} radar</translation>
    </message>
    <message>
        <source>{} reconstructed</source>
        <translation>{} reconstruido</translation>
    </message>
    <message>
        <source>{} rows.</source>
        <translation>{} filas.</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} shares its file with other acquisitions: its date is that of the file and cannot be changed here.</source>
        <translation>{} comparte su archivo con otras adquisiciones: su fecha es la del archivo y no se puede cambiar aquí.</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} a {}</translation>
    </message>
    <message>
        <source>{} · about {} left</source>
        <translation>{} · quedan unos {}</translation>
    </message>
    <message>
        <source>{}, measured on {} hidden dates.</source>
        <translation>{}, medido en {} fechas ocultas.</translation>
    </message>
    <message>
        <source>{}, the longest that could be measured (the longest there is: {} days)</source>
        <translation>{}, los más largos que se pudieron medir (el más largo que hay: {} días)</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of a part of the scene is {}, {:.2f} times the error of lines.</source>
        <translation>{}: el mejor en huecos de {} días en una parte de la escena es {}, con {:.2f} veces el error de las rectas.</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of the whole scene is {}, {:.2f} times the error of lines.</source>
        <translation>{}: el mejor en huecos de {} días en toda la escena es {}, con {:.2f} veces el error de las rectas.</translation>
    </message>
    <message>
        <source>{}: the {} nearest of {}. Select pictures and press the keys + or − to refine.</source>
        <translation>{}: los {} más cercanos de {}. Seleccione imágenes y pulse las teclas + o − para afinar.</translation>
    </message>
    <message>
        <source>“{name}” is not an index known here: choose among {known}.</source>
        <translation>«{name}» no es un índice conocido aquí: elija entre {known}.</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>«{}»</translation>
    </message>
    <message>
        <source>“{}” is not a date: write year, month and day as in 2021-05-01.</source>
        <translation>«{}» no es una fecha: escriba año, mes y día como en 2021-05-01.</translation>
    </message>
    <message>
        <source>… and {} more.</source>
        <translation>… y {} más.</translation>
    </message>
    <message>
        <source>… or SAR layers</source>
        <translation>… o capas SAR</translation>
    </message>
    <message>
        <source>… or clouded layers</source>
        <translation>… o capas con nubes</translation>
    </message>
    <message>
        <source>… or coarse optical layers</source>
        <translation>… o capas ópticas gruesas</translation>
    </message>
    <message>
        <source>… or dated layers</source>
        <translation>… o capas fechadas</translation>
    </message>
    <message>
        <source>… or optical layers</source>
        <translation>… o capas ópticas</translation>
    </message>
    <message>
        <source>… or the manifest of a run</source>
        <translation>… o el manifiesto de una ejecución</translation>
    </message>
</context>
<context>
    <name>StoriProvider</name>
    <message>
        <source>STORI (SAR and optical time series)</source>
        <translation>STORI (series temporales SAR y ópticas)</translation>
    </message>
</context>
</TS>
