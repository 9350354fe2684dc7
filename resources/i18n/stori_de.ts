<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
        <translation>&lt;p&gt;Sagt, bevor Sie sich auf eine Rekonstruktion verlassen, wie weit sie in Ihrer Szene danebenläge. Termine werden verdeckt, mit allem, was bis zu einer halben Lückenlänge um sie liegt; die Methoden lernen aus dem Rest, allem SAR und allen groben Aufnahmen, sagen die verdeckten Termine voraus und werden mit dem Gesehenen verglichen.&lt;/p&gt; &lt;p&gt;Lücken haben zwei Formen. &lt;i&gt;scene&lt;/i&gt; verdeckt Termine in der ganzen Szene: der schlimmste Fall. &lt;i&gt;cloud&lt;/i&gt; verdeckt sie in einem Teil von ihr, wie die meisten Wolken es tun: Masken teilweise bewölkter Termine Ihrer eigenen Zeitreihe sagen, welche Pixel bedeckt sind, die anderen behalten, was sie zeigen, und bewertet wird, was bedeckt war. Dort ist auch &lt;i&gt;neighbours&lt;/i&gt; ein Maßstab: je Termin eine Regression auf die Pixel, die an ihm gesehen wurden, eine Gerade, wo es zu wenige waren.&lt;/p&gt; &lt;p&gt;Verdeckt werden können Termine, an denen mehr als 90 % der Stichprobe klar ist, 45 Tage oder mehr von beiden Enden der Zeitreihe, bis zu zwölf, gleichmäßig verteilt. Verwendet werden etwa 2.000 Pixel aus Fenstern über die ganze Szene oder über die Ausdehnung. Mit LEARN_FROM &lt;i&gt;scene&lt;/i&gt; lernen die Methoden aus der ganzen Szene und werden in der Ausdehnung bewertet, so wie eine Rekonstruktion mit dieser Wahl arbeitet. Lineare Interpolation ist immer unter den Methoden.&lt;/p&gt; &lt;h3&gt;Tabelle (CSV)&lt;/h3&gt; &lt;p&gt;method, band, gap_shape (scene oder cloud), gap_days (1 steht für einen einzelnen Termin), n (verdeckte Werte), rmse, mae, bias (vorhergesagt minus gesehen) und width90 in den Einheiten der Bänder (Reflektanz 0 bis 1), r2, coverage90 (Anteil der verdeckten Werte im 90-%-Intervall, 0 bis 1) und rmse_ratio_to_linear.&lt;/p&gt; &lt;h3&gt;Seite (HTML)&lt;/h3&gt; &lt;p&gt;Fehler nach Länge der Lücke, verdeckte gegen vorhergesagte Werte und Beispielpixel mit ihren 90-%-Intervallen.&lt;/p&gt; &lt;p&gt;Gaußprozess nach Pipia et al. 2019, Remote Sensing of Environment 235:111452.&lt;/p&gt;</translation>
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
    &lt;p&gt;Fragt einen Katalog, was Satelliten zwischen zwei Terminen von einer Fläche gesehen haben, und holt
    es: ein GeoTIFF je Überflug, zugeschnitten, alle auf einem Gitter, mit Terminen, Orbits, Skala und
    Versatz darin. Was kommt, geht geradewegs in &lt;i&gt;Reconstruct&lt;/i&gt;: OPTICAL_FOLDER und SAR_FOLDER dieses
    Schritts sind die von jenem.&lt;/p&gt;
    &lt;p&gt;Nur die gewählte Quelle wird angesprochen und die Rechner der Dateien, die sie nennt. Von den Dateien
    werden die Teile über der Fläche gelesen und nicht mehr. Was nicht zu haben ist, bleibt mit einem Satz
    weg; derselbe Lauf noch einmal holt, was fehlt, und nichts doppelt.&lt;/p&gt;
    &lt;h3&gt;Quellen&lt;/h3&gt;
    &lt;ul&gt;
    &lt;li&gt;&lt;b&gt;planetary_computer&lt;/b&gt;: Sentinel-2, Landsat und HLS weltweit und Sentinel-1 als Gamma0,
    geländekorrigiert; ohne Konto.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;earth_search&lt;/b&gt;: Sentinel-2 weltweit; ohne Konto; kein Sentinel-1.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;copernicus&lt;/b&gt;: Sentinel-2 aus dem Copernicus Data Space; verlangt S3-Schlüssel eines kostenlosen
    Kontos als Benutzername und Passwort von AUTHCFG; langsam, denn seine Dateien sind JPEG 2000.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_africa&lt;/b&gt;: Sentinel-2 und Sentinel-1 (20 m) über Afrika.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;digital_earth_australia&lt;/b&gt;: Sentinel-2 über Australien.&lt;/li&gt;
    &lt;li&gt;&lt;b&gt;other&lt;/b&gt;: jede STAC-API, mit ENDPOINT, COLLECTIONS und ASSETS.&lt;/li&gt;
    &lt;/ul&gt;
    &lt;h3&gt;Was kommt&lt;/h3&gt;
    &lt;p&gt;&lt;i&gt;sentinel2/&lt;/i&gt; (oder &lt;i&gt;landsat/&lt;/i&gt;, &lt;i&gt;hls/&lt;/i&gt;): Reflexion, wie sie gespeichert ist, mit Skala
    und Versatz, und die Szenenklassifikation oder eine andere Maske als letzter Kanal. &lt;i&gt;sentinel1/&lt;/i&gt;: VV
    und VH als lineare Leistung. Kacheln eines Tages und Orbits werden zusammengesetzt, neu verarbeitete
    Produkte kommen einmal, in ihrer neuesten Fassung. Kanäle mit anderer Auflösung oder anderem KBS werden
    interpoliert (bilinear; gemittelt, wo das Gitter viel gröber ist; Klassen nehmen den nächsten Wert).
    &lt;i&gt;download.json&lt;/i&gt; führt auf, was woraus wurde, &lt;i&gt;download.html&lt;/i&gt; zeigt es: Termine und wolkenfreie
    Anteile, die Fläche, was wegblieb, und Versätze, denen die Zahlen widersprechen.&lt;/p&gt;
    &lt;p&gt;Bewölkte Aufnahmen lohnen sich: auch eine mit 15 Prozent freiem Boden sagt etwas. Darum ist MAX_CLOUD
    100.&lt;/p&gt;
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
        <translation>&lt;p&gt;Berechnet Spektralindizes für jeden Termin einer Zeitreihe und schreibt jeden als eigene Zeitreihe: &lt;i&gt;ndvi_YYYYMMDD.tif&lt;/i&gt;, float32 ohne Einheit, fehlend, wo der Boden nicht klar zu sehen ist.&lt;/p&gt; &lt;p&gt;Die Indizes: NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI, MNDWI, NBR, NDSI, NDTI und BSI. Sie sind über Farben definiert und nicht über die Bandnummern eines Sensors, deshalb eignen sich Sentinel-2, Landsat und Raster mit Bändern namens red, nir und so weiter; die Reflektanz wird zuerst auf 0 bis 1 gebracht. Wo das Python-Paket &lt;i&gt;spyndex&lt;/i&gt; installiert ist, können auch die anderen Indizes von Awesome Spectral Indices (Montero et al. 2023, Scientific Data 10:197), die aus diesen Bändern bestehen, beim Namen verlangt werden.&lt;/p&gt; &lt;h3&gt;Wo Namen nicht eindeutig sind&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;SAVI&lt;/b&gt; hat L = 0,5, Huetes Wert für Pflanzen mittlerer Bedeckung; bei Awesome Spectral Indices ist L = 1, wenn nichts anderes gesagt wird.&lt;/li&gt; &lt;li&gt;&lt;b&gt;OSAVI&lt;/b&gt; = 1,16 (NIR - red) / (NIR + red + 0,16), mit dem Faktor der SAVI-Familie; geteilt durch 1,16 ist es die Form ohne ihn.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDTI&lt;/b&gt; ist der Bodenbearbeitungsindex (SWIR1 - SWIR2) / (SWIR1 + SWIR2), nicht der Trübungsindex aus Rot und Grün.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDWI&lt;/b&gt; ist der des offenen Wassers (McFeeters 1996: Grün und nahes Infrarot); der der Blätter (Gao 1996) ist &lt;b&gt;NDMI&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;NDMI&lt;/b&gt; und &lt;b&gt;NBR&lt;/b&gt; nehmen das schmale nahe Infrarot (Sentinel-2 B8A), wo es eines gibt, &lt;b&gt;CIre&lt;/b&gt; die Red-Edge-Bänder bei 783 und 705 nm (B07, B05).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kNDVI&lt;/b&gt; = tanh(NDVI²): die Breite des Kerns ist die halbe Summe beider Bänder.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Was verlangt wird und eine solche Übereinkunft hat, steht im Protokoll.&lt;/p&gt; &lt;h3&gt;Unsicherheit&lt;/h3&gt; &lt;p&gt;Wo die Zeitreihe Standardabweichungen hat (*_sd.tif, wie bei einer Rekonstruktion), werden die des Index aus seinen Bändern in erster Ordnung fortgepflanzt (JCGM 100:2008, Gleichung 10), als wären die Fehler der Bänder unabhängig. Das sind sie nicht ganz: ein unmittelbar rekonstruierter Index (BANDS der Rekonstruktion) ist genauer und gibt seine Unsicherheit besser an. Auf Boden, der so dunkel ist, dass die erste Ordnung zu viel sagt, ist die Abweichung die Hälfte des Wertebereichs des Index. Wert und Abweichung fehlen gemeinsam.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Schneidet Raster in Ausschnitte, kodiert jeden und schreibt eine Datei, in der „Ähnliche Orte finden“ in Millisekunden sucht. Geben Sie ein Raster, eine Zeitreihe oder einen Ordner mit Ausschnitten an.&lt;/p&gt; &lt;h3&gt;Encoder&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;convolutional&lt;/b&gt;: zufällige Faltungsmerkmale über alle Bänder (MOSAIKS, Rolf et al. 2021); lernt in Sekunden aus den Ausschnitten selbst und braucht nichts weiter.&lt;/li&gt; &lt;li&gt;&lt;b&gt;series&lt;/b&gt;: für eine lückenlose Zeitreihe: wie sich ein Ort durch das Jahr verhält, an welchem Tag genau auch gesät oder geerntet wurde. Rekonstruieren Sie die Zeitreihe zuerst.&lt;/li&gt; &lt;li&gt;&lt;b&gt;prithvi&lt;/b&gt;: Prithvi-100M (Jakubik et al. 2023) oder Prithvi-EO-2.0-300M (Szwarcman et al. 2024), dessen Form TL auch Datum und Ort erfährt, auf Blau, Grün, Rot, schmalem nahem Infrarot und zwei kurzwelligen Infrarotbändern, aus Ihrer Gewichtsdatei; das nahe Infrarot von Landsat steht für das schmale.&lt;/li&gt; &lt;li&gt;&lt;b&gt;vit-rgb&lt;/b&gt;: ein Vision Transformer (ViT-B/16) auf Rot, Grün und Blau, aus Ihrer Gewichtsdatei, auch von DeiT, DINO oder MAE; das Protokoll sagt, wie seine Farben normiert werden.&lt;/li&gt; &lt;li&gt;&lt;b&gt;presto&lt;/b&gt;: für eine lückenlose Zeitreihe von Sentinel-2: wie sich ein Ort für Presto (Tseng et al. 2023) durch das Jahr verhält, aus Ihrer Gewichtsdatei für Monats- oder Zehntagesschritte. Es kommt ohne die Bänder aus, die den Rastern fehlen, und liest auch SAR (VV und VH), wo es gegeben ist.&lt;/li&gt; &lt;li&gt;&lt;b&gt;galileo&lt;/b&gt;: dasselbe für Galileo (Tseng et al. 2025), das auch die Pixel eines Ortes sieht, aus Ihrer Gewichtsdatei seiner Größe nano, tiny oder base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;embeddings&lt;/b&gt;: für Raster von Embeddings, die andere berechnet haben (AlphaEarth, TESSERA oder jedes Raster mit einem Vektor in seinen Bändern): das Mittel der Vektoren eines Ausschnitts, mit SIZE 1 der Vektor jedes Pixels. Nichts wird kodiert.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Codes&lt;/h3&gt; &lt;p&gt;float behält alle Zahlen; binary ein Bit für jede (32-mal kleiner); hash-L den trivialen Hash und lsh-L zufällige Hyperebenen mit L Bits (Blumenstiel et al. 2024, arXiv 2403.02059).&lt;/p&gt; &lt;h3&gt;Ordner mit Ausschnitten&lt;/h3&gt; &lt;p&gt;BigEarthNet (ein Ordner je Ausschnitt mit seinen Bezeichnungen als JSON; ab Version 2 mit metadata.parquet, wofür das Python-Paket pyarrow nötig ist, oder metadata.csv), ForestNet (CSV-Tabellen mit example_path) oder ein Ordner von Rastern je Klasse. Ihre Bezeichnungen kommen in den Index.&lt;/p&gt; &lt;p&gt;Ein angehaltener Lauf setzt fort, wo er war, wenn er mit denselben Werten neu gestartet wird. Das Ergebnis hängt nicht von der Zahl der Threads ab.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Beschreibt die Saison jedes Pixels eines Vegetationsindex, nach TIMESAT (Jönsson und Eklundh 2004, Computers &amp;amp; Geosciences 30:833). Sie braucht eine Zeitreihe ohne Lücken: rekonstruieren Sie zuerst.&lt;/p&gt; &lt;h3&gt;Bänder der Karten&lt;/h3&gt; &lt;ol&gt; &lt;li&gt;&lt;b&gt;start&lt;/b&gt;: Tag des Jahres, an dem die Saison beginnt, 1 = erster Januar; mehr als 365 im Jahr danach.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak&lt;/b&gt;: in denselben Tagen.&lt;/li&gt; &lt;li&gt;&lt;b&gt;end&lt;/b&gt;: in denselben Tagen.&lt;/li&gt; &lt;li&gt;&lt;b&gt;length&lt;/b&gt;: Tage von Beginn bis Ende.&lt;/li&gt; &lt;li&gt;&lt;b&gt;base&lt;/b&gt;: Mittel der Minima vor und nach dem Gipfel, in der Einheit des Index.&lt;/li&gt; &lt;li&gt;&lt;b&gt;peak_value&lt;/b&gt;: in der Einheit des Index.&lt;/li&gt; &lt;li&gt;&lt;b&gt;amplitude&lt;/b&gt;: peak_value minus base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral&lt;/b&gt;: von Beginn bis Ende, Index mal Tage.&lt;/li&gt; &lt;li&gt;&lt;b&gt;integral_above_base&lt;/b&gt;: dasselbe oberhalb von base.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_up&lt;/b&gt;: Rate der Zunahme, Änderung je Tag zwischen 20 und 80 Prozent der Amplitude vor dem Gipfel.&lt;/li&gt; &lt;li&gt;&lt;b&gt;rate_down&lt;/b&gt;: Rate der Abnahme, dasselbe nach dem Gipfel; beide sind positiv, wie bei TIMESAT.&lt;/li&gt; &lt;/ol&gt; &lt;p&gt;&lt;b&gt;threshold&lt;/b&gt;: Beginn und Ende liegen, wo die Kurve einen Anteil der Amplitude auf ihrer Seite des Gipfels durchläuft; &lt;b&gt;derivative&lt;/b&gt;: in der Mitte des steilsten Anstiegs und Abfalls.&lt;/p&gt; &lt;p&gt;Mit SEASON_START &lt;b&gt;auto&lt;/b&gt; beginnen die Saisons am ersten Januar, wo das geht, sonst am Ersten eines Monats, in dem die mittlere Kurve niedrig ist, wie auf der Südhalbkugel.&lt;/p&gt; &lt;h3&gt;Ausgaben&lt;/h3&gt; &lt;p&gt;&lt;i&gt;phenology_2021.tif&lt;/i&gt; für jede Saison, benannt nach dem Jahr, in dem sie beginnt, und &lt;i&gt;phenology_2021_sd.tif&lt;/i&gt;, wo die Zeitreihe Standardabweichungen hat, in erster Ordnung auf alle Kenngrößen übertragen (die Fehler zweier Termine gelten als unabhängig, entlang der Saison als gemeinsam). Die eines Gipfels sagt, an welchen Terminen die wahre Kurve am höchsten sein kann, und ist deshalb auf einem Plateau groß; ein Gipfel ist einer der Termine, deshalb kommt ein halber Schritt hinzu. Wo Pixel zwei Saisons im Jahr haben, beschreiben diese Karten die mit dem höheren Gipfel und &lt;i&gt;phenology_second_2021.tif&lt;/i&gt; die andere: mindestens 60 Tage entfernt, mit einem Drittel von deren Amplitude dazwischen. Eine Saison, die von den Enden der Zeitreihe abgeschnitten wird, nennt eine Warnung. Pixel ohne Saison (weniger als fünf Termine, kein Gipfel im Innern, zu kleine Amplitude) fehlen. Die Karte wird so geladen, dass die Zeitsteuerung jedes Pixel ab seinem Beginn zeigt.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Zeichnet eine Zeitreihe als eine Datei, die überall abspielt: ein Bild je Termin, mit dem Datum darüber und einem Zeitbalken darunter, und in denselben Farben an allen Terminen, sodass ein Wechsel der Farbe ein Wechsel am Boden ist.&lt;/p&gt; &lt;h3&gt;Farben&lt;/h3&gt; &lt;p&gt;Drei Bänder geben ein Farbkomposit, gestreckt vom 2. bis zum 98. Perzentil; natürliche Farben teilen eine Streckung. Ein Band oder Index bekommt den Vegetationsverlauf, bei Indizes von -0,1 bis 0,9. Fehlendes ist grau.&lt;/p&gt; &lt;h3&gt;Nebeneinander&lt;/h3&gt; &lt;p&gt;Sind auch die bewölkten Aufnahmen angegeben, zeigt die linke Hälfte die dem Termin nächste Aufnahme, mit ihrem eigenen Datum darüber, und &lt;i&gt;no image&lt;/i&gt;, wo keine nah genug ist; die rechte Hälfte zeigt die Zeitreihe.&lt;/p&gt; &lt;h3&gt;Dateien&lt;/h3&gt; &lt;p&gt;&lt;i&gt;.gif&lt;/i&gt; braucht nichts weiter (eine Palette von 256 Farben für alle Bilder); &lt;i&gt;.mp4&lt;/i&gt; (H.264) und &lt;i&gt;.webm&lt;/i&gt; (VP9) schreibt das Programm ffmpeg, wo es installiert ist.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Findet Brüche in der Zeitreihe jedes Pixels: die größten Änderungen innerhalb weniger Tage, etwa Ernte oder Mahd (NDVI fällt), Feuer (NBR fällt) oder Überflutung (NDWI steigt). Rekonstruieren Sie die Zeitreihe zuerst; mit ihren Standardabweichungen bekommt jeder Bruch eine Sicherheit.&lt;/p&gt; &lt;p&gt;Auch die Abreife lässt einen Index fallen. Deshalb wird eine Änderung gegen das Gefälle der Saison selbst abgewogen, das Geraden durch die Termine davor und danach angeben. Sie ist ein Bruch, wenn die Geraden einen Sprung übrig lassen, der ein Vielfaches seines Fehlers und den größten Teil der Änderung ausmacht, oder wenn das meiste dessen, was ringsum fällt, innerhalb des Fensters fällt, oder wenn sie so plötzlich ist, dass kein Gefälle sie erklärt: das 1,25-Fache der kleinsten Änderung zwischen benachbarten Terminen, die höchstens drei Viertel des Fensters auseinanderliegen (0,25 innerhalb von 15 Tagen), zählt immer.&lt;/p&gt; &lt;h3&gt;Bänder der Karte&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;date_1&lt;/b&gt;: die Mitte des Stücks, das entscheidet, als Tag des Jahres, in dem die Zeitreihe beginnt (1 = erster Januar; mehr als 365 in späteren Jahren).&lt;/li&gt; &lt;li&gt;&lt;b&gt;magnitude_1&lt;/b&gt;: die Änderung in der Einheit des Bandes, negativ bei einem Fall.&lt;/li&gt; &lt;li&gt;&lt;b&gt;confidence_1&lt;/b&gt;: die Wahrscheinlichkeit (0 bis 1), dass die wahre Änderung mindestens die verlangte kleinste Änderung ist, aus den Standardabweichungen der Werte davor und danach, gaußverteilt und unabhängig (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;witness_1&lt;/b&gt;, wo SAR angegeben ist: um das Wievielfache seines Fehlers das SAR unterdessen springt, negativ bei einem Fall; jenseits von 2 oder 3 ist dort auch für das SAR etwas geschehen.&lt;/li&gt; &lt;li&gt;dasselbe für den zweiten und weitere Brüche, vom größten zum kleinsten, und &lt;b&gt;count&lt;/b&gt;, wie viele es sind.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;SAR als zweiter Zeuge&lt;/h3&gt; &lt;p&gt;Kann wegbleiben. Wo auch Rückstreuung oder Kohärenz springt (um das Dreifache ihres Fehlers), genügt weniger vom Index: Brüche, die klein sind oder in einem Gefälle liegen, werden gefunden. SAR nimmt nie einen Bruch weg, weil sich viele darin nicht zeigen: die Rückstreuung sagt wenig über gemähtes Gras, die Kohärenz mehr.&lt;/p&gt; &lt;p&gt;Der Abstand der Termine der Zeitreihe begrenzt, wie genau ein Bruch datiert wird und ob er sich überhaupt von der Abreife unterscheiden lässt: eine Kultur, die in den zehn Tagen zwischen zwei Terminen 0,25 verliert, ist hier ein Bruch.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Lädt datierte Raster, die von STORI oder beliebige andere, als Layergruppen, die sich sofort abspielen lassen: eine Gruppe je Zeitreihe, nach Datum geordnet, jeder Layer mit eigenem Zeitbereich und alle in denselben Farben, sodass ein Wechsel der Farbe ein Wechsel am Boden ist.&lt;/p&gt; &lt;h3&gt;Was gefunden wird&lt;/h3&gt; &lt;p&gt;Raster mit denselben Bändern bilden eine Zeitreihe. Daten kommen aus dem Zeitbereich des Layers, den Metadaten der Datei, ihrem Namen oder ihrem Ordner, in dieser Reihenfolge; Namen von Sentinel-1, Sentinel-2 (SAFE-Ordner und GeoTIFFs), Landsat, HLS und FORCE werden verstanden. Ein Raster, dessen Bänder eigene Daten haben, wird ein Layer mit einem Zeitbereich je Band. Von einer Rekonstruktion werden die Werte geladen oder mit CONTENT ihre Standardabweichungen (*_sd.tif) oder das, worauf sie beruhen (*_quality.tif: an diesem Tag beobachtet, klar innerhalb von 5, 15 oder 30 Tagen, weiter entfernt, nie klar gesehen).&lt;/p&gt; &lt;h3&gt;Wie gezeichnet wird&lt;/h3&gt; &lt;p&gt;Natürliche Farben, wo Rot, Grün und Blau vorhanden sind, sonst die ersten drei Bänder; ein oder zwei Bänder bekommen bei Indizes einen Vegetationsverlauf von -0,1 bis 0,9, sonst vom 2. bis zum 98. Perzentil in den Einheiten der Datei; Masken und Szenenklassifikationen bekommen eine Farbe je Klasse.&lt;/p&gt; &lt;p&gt;Öffnen Sie dann die Zeitsteuerung, schalten Sie ihre animierte Navigation ein (die grüne Schaltfläche) und drücken Sie auf Abspielen: ein Bild je Termin.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Bereitet eine Zeitreihe kalibrierter, geländekorrigierter Rückstreuung (Sentinel-1 VV und VH, dB, lineare Leistung oder Amplitude, je Datei erkannt) so auf, wie es die Rekonstruktion in ihrem Innern tut, zur Verwendung für sich. Alle Mittelungen geschehen in linearer Leistung.&lt;/p&gt; &lt;h3&gt;Schritte&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Speckle&lt;/b&gt;: quegan filtert über Zeit und Raum und erhält jede Kante, die im Stapel steht (Quegan und Yu 2001, IEEE TGRS 39:2373, Gleichung 11); lee nimmt jedes Bild für sich (Lee 1980, IEEE PAMI 2:165; 4,4 Looks): ein Pixel behält das Gewicht (1 - Cu² / Ci²) / (1 + Cu²), mit den Variationskoeffizienten Cu des Speckles und Ci der Umgebung des Pixels, das ist Kuans Form des kleinsten quadratischen Fehlers; lee-snap lässt 1 + Cu² weg, wie es der Lee-Filter von SNAP tut, und behält so mehr von hellen Punkten. Alle blicken 20 Meter weit.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Nachbarn&lt;/b&gt; (NON_LOCAL): was quegan gefiltert hat, wird über Nachbarn innerhalb von vier Pixeln gemittelt, deren Rückstreuung denselben Verlauf nahm (Buades et al. 2005, Multiscale Modeling and Simulation 4:490). Wie ähnlich sie sein müssen, wird an zurückgehaltenen Überflügen gewählt.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Orbits&lt;/b&gt;: aufsteigende und absteigende Überflüge und relative Orbits sehen ein Feld unter verschiedenen Winkeln, und Satelliten (S1A bis S1D) unterscheiden sich um Zehntel eines Dezibels. Sie kommen anhand zeitlich naher Überflüge auf ein Niveau, im Ganzen und die Orbits je Pixel; das Protokoll sagt, was abgezogen wurde. Was kein Überflug verbindet, bleibt auf seinem eigenen Niveau, mit einer Warnung. Andernfalls wird jeder Orbit eine eigene Zeitreihe.&lt;/li&gt; &lt;li&gt;&lt;b&gt;RVI&lt;/b&gt; = 4 VH / (VV + VH), ohne Einheit (Nasirzadehdizaji et al. 2019, Applied Sciences 9:655), und &lt;b&gt;CR&lt;/b&gt; = VH / VV, in der gewählten Einheit.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Zerlegung&lt;/b&gt; in Trend, Saison und Rest, die sich zur Zeitreihe summieren (nach STL, Cleveland et al. 1990, Journal of Official Statistics 6:3); die Saison ist null, wo weniger als zwei Jahre vorliegen.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Ausgaben&lt;/h3&gt; &lt;p&gt;&lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; (VV, VH), &lt;i&gt;rvi_&lt;/i&gt;, &lt;i&gt;cr_&lt;/i&gt; sowie &lt;i&gt;trend_&lt;/i&gt;, &lt;i&gt;seasonal_&lt;/i&gt;, &lt;i&gt;residual_&lt;/i&gt; mit einem Band je Kanal; float32. Überflüge eines Tages werden einer.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Nimmt eine Zeitreihe optischer Reflektanz mit Wolken darin und, wo es eine gibt, eine Zeitreihe der SAR-Rückstreuung desselben Gebiets, und schreibt Reflektanz für jeden gewünschten Termin, ohne Lücken. Gelernt wird aus den klaren Pixeln der Szene selbst; Trainingsdaten sind nicht nötig.&lt;/p&gt; &lt;h3&gt;Eingaben&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;Optisch&lt;/b&gt;: Sentinel-2 L2A (SAFE-Ordner oder GeoTIFFs), Landsat Collection 2 Level 2 oder beliebige datierte Raster. Reflektanz liegt zwischen 0 und 1 oder ist ganzzahlig mit Skalierung (&amp;times;&amp;nbsp;10000 wird erkannt). Wolkenmasken werden neben den Bändern gefunden: SCL, QA_PIXEL oder eine binäre Maske.&lt;/li&gt; &lt;li&gt;&lt;b&gt;SAR&lt;/b&gt;: Sentinel-1 VV und VH, Sigma oder Gamma nought, in dB, linearer Leistung oder Amplitude, kalibriert und geländekorrigiert. Aufsteigende und absteigende Überflüge und mehrere relative Orbits dürfen gemischt sein: sie werden zuerst auf ein Niveau gebracht.&lt;/li&gt; &lt;li&gt;&lt;b&gt;Grob optisch&lt;/b&gt;, wo es das gibt: MODIS, VIIRS, Sentinel-3, PROBA-V oder beliebige datierte Raster eines Sensors, der mehr Termine in größeren Pixeln sieht. Was er sagt, wird an Quadraten von der Größe seiner Pixel gelernt und von gp und stori so weit verwendet, wie in der Szene verdeckte Lücken es bestätigen; der Bericht sagt, wie weit das ist.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Dateien dürfen sich in KBS, Auflösung und Ausdehnung unterscheiden. Das Ergebnis hat das Gitter der feinsten optischen Raster über dem Gebiet, das sie gemeinsam haben, wenn Ausdehnung oder Auflösung nichts anderes sagen. Methoden, Standardabweichungen und Niveaus des SAR werden in der Ausdehnung gelernt, deshalb kommen dieselben Pixel mit einer anderen etwas anders heraus; um ein Gebiet Kachel für Kachel so zu berechnen, dass die Kacheln zusammenpassen, lassen Sie aus der ganzen Szene lernen (LEARN_FROM).&lt;/p&gt; &lt;h3&gt;Methoden&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;auto&lt;/b&gt;: verdeckt ganze Termine der Szene, lässt jede Methode sie rekonstruieren und nimmt die beste für jedes Band und jede Länge der Lücke; Lücken von einem Monat gehen an die eine Methode und Lücken von drei an eine andere, wo diese um mehr als den Zufall besser ist. Der Bericht sagt, welche gewählt wurde und warum.&lt;/li&gt; &lt;li&gt;&lt;b&gt;gp&lt;/b&gt;: koregionalisierter Gaußprozess über alle Bänder, VV und VH, mit einem Satz Hyperparameter je Szene, gelernt mit größter Likelihood (nach Pipia et al. 2019, Remote Sensing of Environment 235:111452). Geht auch ohne SAR, mit weniger Anhalt in langen Lücken.&lt;/li&gt; &lt;li&gt;&lt;b&gt;stori&lt;/b&gt;: gp, korrigiert von einem rekurrenten Netz, das SAR- und optische Zeitreihe gemeinsam in beiden Zeitrichtungen liest, und das SAR der Pixel ringsum. Trainiert wurde es an simulierten Feldern und französischen Parzellen, an Lücken, die ihm verdeckt waren. Auf Ihrer Szene wird ihm nur so weit geglaubt, wie zurückgehaltene Termine es bestätigen, und ein kurzes Training dort wird nur behalten, wo es zurückgehaltene Termine besser trifft; der Bericht sagt beides. Braucht VV und VH. Ein eigenes Netz (MODEL) kommt aus &lt;i&gt;STORI-Netz trainieren&lt;/i&gt;. Nach Cao et al. 2018, BRITS.&lt;/li&gt; &lt;li&gt;&lt;b&gt;whittaker&lt;/b&gt;: penalisierte kleinste Quadrate, mit je Pixel gewählter Glätte (Eilers 2003, Analytical Chemistry 75:3631).&lt;/li&gt; &lt;li&gt;&lt;b&gt;harmonic&lt;/b&gt;: Jahres- und Halbjahreswellen mit Ridge-Regularisierung.&lt;/li&gt; &lt;li&gt;&lt;b&gt;linear&lt;/b&gt;: Geraden zwischen klaren Terminen; der Maßstab für die anderen.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Klare Beobachtungen, die von davor und danach so abweichen, wie übersehene Wolken, Dunst und Schatten es tun, werden weggelassen (ROBUST). Was Masken weder klar noch Wolke nennen (Schatten, dünner Zirrus, neben einer Wolke, nicht klassifiziert), verwenden gp und stori mit einer Verzerrung und einem Rauschen seiner Klasse, gelernt an Ihrer Szene, wo verdeckte Lücken das bestätigen (GRADED). Standardabweichungen werden an Fenstern skaliert, die der Methode verdeckt bleiben, bis 90-%-Intervalle halten, was sie versprechen.&lt;/p&gt; &lt;h3&gt;Ausgaben&lt;/h3&gt; &lt;p&gt;Ein GeoTIFF je Termin, &lt;i&gt;series_YYYYMMDD.tif&lt;/i&gt;, mit den Bändern, Einheiten und der Skalierung der Eingabe; daneben die Standardabweichung jedes Wertes, &lt;i&gt;series_YYYYMMDD_sd.tif&lt;/i&gt;, in denselben Einheiten: der wahre Wert liegt in neun von zehn Fällen innerhalb von ±&amp;nbsp;1,64 Standardabweichungen. &lt;i&gt;series_YYYYMMDD_quality.tif&lt;/i&gt; sagt, worauf sie beruhen (QUALITY). Ein Bericht, das Manifest (Eingaben, Parameter, Versionen, Hyperparameter) und ein Protokoll liegen im selben Ordner.&lt;/p&gt; &lt;p&gt;Die Qualität hat drei Bänder ganzer Zahlen, in denen 255 unbekannt ist:&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;quality&lt;/i&gt;: 1 an diesem Tag beobachtet, 2 klar innerhalb von 5 Tagen, 3 innerhalb von 15, 4 innerhalb von 30, 5 klar mehr als 30 Tage entfernt, 6 nie klar gesehen, 7 kein Wert.&lt;/li&gt; &lt;li&gt;&lt;i&gt;days&lt;/i&gt;: Tage bis zum nächsten klaren Termin; 254 für so viele und mehr.&lt;/li&gt; &lt;li&gt;&lt;i&gt;variance left&lt;/i&gt;: was offen bleibt, in Prozent dessen, was die Szene allein an dem Termin offen lässt.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Pixel, die nie klar gesehen wurden, bekommen, was die Szene und ihr eigenes SAR über den Termin sagen, mit einem weiten Intervall (FILL_UNSEEN). Wo es weder SAR noch irgendeine Aufnahme gibt, wird nichts gefüllt.&lt;/p&gt; &lt;p&gt;Nichts Halbfertiges trägt je den Namen eines Ergebnisses. Ein Lauf, der angehalten oder abgeschossen wurde oder dem die Platte voll lief, setzt fort, wo er war, wenn er unverändert neu gestartet wird (RESUME).&lt;/p&gt; &lt;p&gt;Die Raster werden als Gruppe nach Datum geladen, gleich gezeichnet, jedes mit eigenem Zeitbereich: öffnen Sie die Zeitsteuerung und drücken Sie auf Abspielen.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Nimmt ein Beispiel und gibt die Ausschnitte eines Index, die ihm am ähnlichsten sind, als Polygone mit ihrem Rang. Die Suche ist exakt, und gleiche Abstände kommen in der Reihenfolge der Ausschnitte. Ein Ausschnitt des Index, der selbst das Beispiel ist, kommt zuerst, mit Abstand 0.&lt;/p&gt; &lt;h3&gt;Das Beispiel, eines von&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;ein Punkt&lt;/b&gt; im Gebiet des Index: der Ausschnitt, in dem er liegt;&lt;/li&gt; &lt;li&gt;&lt;b&gt;Punkte oder Polygone&lt;/b&gt;: das Mittel der Ausschnitte, deren Mitte darin liegt;&lt;/li&gt; &lt;li&gt;&lt;b&gt;ein Bild&lt;/b&gt; mit den Bändern des Index, oder die datierten Raster einer Zeitreihe: das Mittel seiner Ausschnitte, auf die Pixelgröße des Index gebracht;&lt;/li&gt; &lt;li&gt;&lt;b&gt;ein anderer Index&lt;/b&gt; mit demselben Encoder: jeder seiner Ausschnitte ist eine Anfrage.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Spalten&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;query&lt;/b&gt; (1, wenn kein anderer Index fragt), &lt;b&gt;rank&lt;/b&gt;, &lt;b&gt;chip&lt;/b&gt; (seine Kennung im Index), &lt;b&gt;title&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;labels&lt;/b&gt;;&lt;/li&gt; &lt;li&gt;&lt;b&gt;distance&lt;/b&gt;: verschiedene Bits (hamming), die Länge der Differenz (euclidean), eins minus Kosinus (cosine) oder minus das Produkt (dot); weniger ist ähnlicher. auto ist hamming für Bits und cosine für Zahlen.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Encoder, Codes und Abstände: Blumenstiel et al. 2024 (arXiv 2403.02059). Mit einer Adresse von Milvus läuft die Suche dort, nachdem die dort fehlenden Ausschnitte hineingelegt wurden.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Bringt datierte Raster, etwa eine rekonstruierte Zeitreihe, auf Punkte, Linien oder Polygone: eine Zeile je Objekt, Termin und Band. Aus Feldgrenzen werden Kurven.&lt;/p&gt; &lt;h3&gt;Spalten&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;feature_id&lt;/b&gt;, &lt;b&gt;date&lt;/b&gt;, &lt;b&gt;band&lt;/b&gt;.&lt;/li&gt; &lt;li&gt;&lt;b&gt;value&lt;/b&gt;: an einem Punkt der Wert seines Pixels, über einem Polygon das Mittel seiner klaren Pixel; Reflektanz von 0 bis 1, Rückstreuung wie gespeichert, Indizes ohne Einheit.&lt;/li&gt; &lt;li&gt;&lt;b&gt;sd&lt;/b&gt;: die neben der Zeitreihe angegebene Standardabweichung (*_sd.tif), als Mittel über die Pixel. Fehler benachbarter Pixel gehen zusammen, deshalb wird nicht durch die Wurzel ihrer Zahl geteilt. Ein hier berechneter Index bekommt seine durch Fortpflanzung (JCGM 100:2008).&lt;/li&gt; &lt;li&gt;&lt;b&gt;kind&lt;/b&gt;: observed (beobachtet) oder reconstructed (rekonstruiert).&lt;/li&gt; &lt;li&gt;&lt;b&gt;median&lt;/b&gt;, &lt;b&gt;spread&lt;/b&gt; (Standardabweichung zwischen den Pixeln), &lt;b&gt;count&lt;/b&gt; (klare Pixel) und &lt;b&gt;share&lt;/b&gt; (0 bis 1, der klare Anteil der Pixel des Objekts).&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Ein Polygon hat die Pixel, deren Mitte darin liegt, oder die es berührt, wo es kleiner als ein Pixel ist. Sind auch die bewölkten Aufnahmen angegeben, zeigt die Seite sie als Punkte neben den rekonstruierten Linien.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Nimmt Raster, die in den Bändern jedes Pixels ein Embedding haben, einen Vektor von Zahlen, oder einen Index von Orten, und Beispiele für das Gesuchte, und schreibt, wie ähnlich jedes Pixel oder jeder Ort ihnen ist: den Kosinus von -1 bis 1, 1 für das Gleiche. Nichts wird trainiert oder kodiert.&lt;/p&gt; &lt;h3&gt;Embeddings&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;AlphaEarth Foundations&lt;/b&gt; (64 Bänder in int8 oder in breiteren ganzen Zahlen mit dem Nodata-Wert -128; Brown et al. 2025, arXiv 2507.22291) wird erkannt: -128 fehlt, eine Zahl v steht für (v / 127,5)² mit dem Vorzeichen von v.&lt;/li&gt; &lt;li&gt;&lt;b&gt;TESSERA&lt;/b&gt; (int8; Feng et al. 2025, arXiv 2506.20380) wird mit dem Raster der Skalen daneben multipliziert, das wie das Raster heißt, mit _scales am Ende; aus einem Ordner auch die Dateien von TESSERA, wie sie veröffentlicht sind (.npy, mit Skalen und Landmaske).&lt;/li&gt; &lt;li&gt;&lt;b&gt;Jedes andere Raster&lt;/b&gt; mit zwei oder mehr Bändern zählt mit seinen Zahlen, wie sie sind, etwa Embeddings eines eigenen Programms oder die Bänder eines Bildes.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Mehrere Raster, etwa Kacheln, bilden ein Gebiet, auch solche aus mehreren UTM-Zonen: das Ergebnis hat die Pixel des ersten, und von den anderen zählt das nächstgelegene Pixel.&lt;/p&gt; &lt;h3&gt;Index&lt;/h3&gt; &lt;p&gt;Von einem Index aus Rastern von Embeddings wird jedes Pixel dieser Raster verglichen. Von jedem anderen, etwa dem einer lückenlosen Zeitreihe, jeder Ort: ein Pixel des Ergebnisses ist so groß, wie die Orte auseinanderliegen (der Abstand oder, wo keiner gegeben war, die Größe), mit der Mitte eines Ortes als Mittelpunkt. Für Codes aus Bits ist der Wert eins weniger das Doppelte des Anteils verschiedener Bits. Von mehreren Daten zählt das ähnlichste. Ein Index von Orten mit kleinem Abstand ergibt eine feinere Karte.&lt;/p&gt; &lt;h3&gt;Das Beispiel&lt;/h3&gt; &lt;p&gt;Das Mittel der Vektoren aller Pixel, deren Mitte in den Polygonen liegt oder auf denen Punkte liegen, jeder von der Länge eins; abzüglich des 0,2-Fachen des Mittels derer unter &lt;i&gt;Gegenbeispiel&lt;/i&gt; (Rocchio 1971). Von einem Polygon, in dem keine Mitte liegt, zählen die Pixel, die es berührt. Auch von „Ähnliche Orte finden“ gefundene Orte eignen sich: sie sind Polygone. Von einem Index von Orten ist das Beispiel das Mittel derer, deren Mitte in den Polygonen liegt oder die die Punkte oder die Mitte eines Polygons enthalten, das kleiner ist als ein Ort.&lt;/p&gt; &lt;h3&gt;Ergebnis&lt;/h3&gt; &lt;p&gt;Ein Band in float32, NaN, wo es kein Embedding gibt. Gezeichnet wird es von seinem Median (blass) bis zu dem Wert, den eines von tausend Pixeln übertrifft (dunkel). Die Bits hängen nicht von EXTENT oder WORKERS ab.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Sagt, wie gut Indizes mit Bezeichnungen finden, was zusammengehört: ein Teil der Ausschnitte fragt, die anderen werden durchsucht. Ein Index aus Zahlen (float) wird mit jedem Code bewertet, einer aus Bits mit seinem eigenen. Geben Sie mehrere Indizes derselben Ausschnitte an, um Encoder zu vergleichen.&lt;/p&gt; &lt;h3&gt;Tabelle&lt;/h3&gt; &lt;p&gt;Encoder, Code, Bits (oder Zahlen), Abstand und die Maße der ersten K. Zutreffend sind Ausschnitte, die eine Bezeichnung teilen oder genau dieselben haben. Zufällige Hyperebenen (lsh) sind das Mittel aus fünf Startwerten mit ihrem 95-%-Intervall. Beide mAP sind Mittel über die Anfragen aus der Summe der Genauigkeiten an den Rängen zutreffender Ausschnitte.&lt;/p&gt; &lt;ul&gt; &lt;li&gt;&lt;b&gt;mAP_of_found&lt;/b&gt; teilt sie durch die Zahl der zutreffenden Ausschnitte unter den K; Anfragen, zu denen nichts zu finden ist, zählen als 0. Das ist die mAP veröffentlichter Tabellen (Blumenstiel et al. 2024). Ausschnitte ohne Bezeichnung werden durchsucht und fragen nicht.&lt;/li&gt; &lt;li&gt;&lt;b&gt;mAP_of_all&lt;/b&gt; teilt sie durch die Zahl der zu findenden Ausschnitte oder K, je nachdem, was kleiner ist, sodass zählt, was übersehen wurde (Manning et al. 2008, Abschnitt 8.4).&lt;/li&gt; &lt;li&gt;&lt;b&gt;precision&lt;/b&gt; ist der Anteil zutreffender Ausschnitte unter den K. Wie bei mAP_of_all zählen Anfragen, zu denen nichts zu finden ist, nicht; queries_with_relevant sagt, zu wie vielen es etwas gibt.&lt;/li&gt; &lt;/ul&gt; &lt;p&gt;Ein zutreffender Ausschnitt, der erste von 20, bei 100 zu findenden: mAP_of_found ist 1,0, mAP_of_all 0,05.&lt;/p&gt; &lt;h3&gt;Seite&lt;/h3&gt; &lt;p&gt;Die Tabelle; Beispiele mit ihren Nachbarn, grün gerahmt, wo die Bezeichnungen passen, und rot, wo nicht; und die Embeddings auf einer Ebene nach Hauptkomponenten und, wo scikit-learn installiert ist, t-SNE.&lt;/p&gt; &lt;p&gt;Protokoll nach Blumenstiel et al. 2024 (arXiv 2403.02059).&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Sagt, was in diesen Ordnern oder Layern ist, und ist das Erste, was man startet, wenn etwas nicht stimmt. Nichts wird verändert, und eine unbrauchbare Datei hält es nicht auf: sie wird mit ihrem Problem aufgeführt.&lt;/p&gt; &lt;h3&gt;Tabelle (CSV)&lt;/h3&gt; &lt;p&gt;Eine Zeile je Datei: Rolle (optical, sar oder coarse), Sensor, Datum, Uhrzeit (UTC), Orbit, Bänder, KBS, Auflösung (Einheiten des KBS), Größe in Pixeln, klarer Anteil der Aufnahme (Prozent ihrer Pixel, nach Maske und Puffer, gezählt an einem ausgedünnten Bild von höchstens 256 x 256 Pixeln), die verwendete Maske, Probleme, und wie die Zahlen gelesen werden: Skalierung, Versatz, Einheit, Verarbeitungsstufe, Nodata, woher das Datum stammt, und was zweifelhaft ist.&lt;/p&gt; &lt;h3&gt;Seite (HTML)&lt;/h3&gt; &lt;p&gt;Eine Zeichnung der Aufnahmen im Zeitverlauf, gefärbt nach klarem Anteil, darunter die SAR-Überflüge jedes Orbits; was auffällt (lange Strecken ohne klaren Termin, mehrere KBS, gemischte Orbits, fehlende Masken, keine gemeinsame Zeit, alles Zweifelhafte); was von den Dateien angenommen wird und warum, Zweifel hervorgehoben; und dieselbe Tabelle.&lt;/p&gt; &lt;p&gt;Masken: Szenenklassifikation von Sentinel-2 (SCL), Landsat Collection 2 QA_PIXEL (USGS LSDS-1619), HLS Fmask oder binäre Raster.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Die Methode &lt;b&gt;stori&lt;/b&gt; berichtigt die GP-Fusion durch ein rekurrentes Netz, das SAR und optische Zeitreihen gemeinsam liest. Das Plugin bringt ein eigenes Netz mit, das überall dient. Dieser Algorithmus trainiert es auf Ihrem Gebiet weiter: Fenster klarer Beobachtungen verdecken, sie aus dem Rest und allem SAR vorhersagen, aus dem Fehler lernen. Bezeichnungen sind nicht nötig.&lt;/p&gt; &lt;h3&gt;Woran trainiert wird&lt;/h3&gt; &lt;p&gt;An einer Szene mit ihren optischen und SAR-Aufnahmen, an weiteren Szenen in der Tabelle darunter, an einer Tabelle mit Zeitreihen von Schlägen oder Punkten, oder an allem zusammen. Vielfalt zählt: viele Felder und mehr als eine Saison lehren mehr als viele Pixel weniger Felder. VV und VH sind beide nötig.&lt;/p&gt; &lt;p&gt;&lt;b&gt;Tabelle (CSV)&lt;/b&gt;: eine Zeile je Zeitreihe und Termin mit den Spalten id, date (2023-05-31), Bändern der Reflektanz von 0 bis 1 (B02, B03, ... oder blue, red, nir, ...; leer, wo bewölkt), VV und VH in dB. Sie darf komprimiert sein (.csv.gz).&lt;/p&gt; &lt;h3&gt;Was herauskommt&lt;/h3&gt; &lt;p&gt;Eine Modelldatei (.npz: Zahlenfelder und eine Beschreibung, nichts, was ausgeführt wird) für den Parameter MODEL der Rekonstruktion und der Validierung, und eine Seite mit der Verlustkurve und dem zurückgehaltenen Fehler. Zurückgehalten werden Strecken von zwei Monaten einer Szene und einige Zeitreihen einer Tabelle: hat das Training den Fehler dort nicht gesenkt, enthält die Datei das Netz, mit dem begonnen wurde, und die Seite sagt es. Dieselben Eingaben geben dieselbe Datei.&lt;/p&gt; &lt;p&gt;Nach Cao et al. 2018, BRITS: bidirectional recurrent imputation for time series.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Macht aus einem Raster je Termin mit vielen Bändern ein Raster je Band mit vielen Terminen, und zurück. Skalierung, Bandnamen, Daten und Standardabweichungen bleiben: die Werte sind die der Eingabe, in ihren Einheiten; wo Wolkenmasken neben den Rastern liegen, bleibt Bewölktes leer (CLOUD_MASK), und wo mehrere Sensoren gemischt sind, wird abgezogen, worin sie sich unterscheiden (LEVEL_SENSORS).&lt;/p&gt; &lt;h3&gt;stack&lt;/h3&gt; &lt;p&gt;Schreibt &lt;i&gt;band_stack.tif&lt;/i&gt; für jedes Band; jedes seiner Bänder heißt nach seinem Datum, wie in „NDVI 2021-05-20“. Es wird mit einem Zeitbereich je Band geladen, sodass ein Layer in der Zeitsteuerung abspielt und andere Programme die ganze Zeitreihe aus einer Datei lesen können. Standardabweichungen kommen in &lt;i&gt;band_stack_sd.tif&lt;/i&gt;.&lt;/p&gt; &lt;h3&gt;unstack&lt;/h3&gt; &lt;p&gt;Schreibt aus solchen Stapeln ein Raster je Termin, aus denen von STORI oder beliebigen anderen, deren Bandbeschreibungen oder Bandmetadaten die Daten nennen: &lt;i&gt;reflectance_YYYYMMDD.tif&lt;/i&gt;, &lt;i&gt;backscatter_YYYYMMDD.tif&lt;/i&gt; oder eine nach dem Band benannte Reihe.&lt;/p&gt;</translation>
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
        <translation>&lt;p&gt;Macht aus Szenenklassifikationen (Sentinel-2 SCL), QA_PIXEL-Bits von Landsat Collection 2 (USGS LSDS-1619), HLS Fmask, binären Masken oder Wolkenwahrscheinlichkeiten eine Klarmaske je Termin und schreibt Kopien der Raster, in denen alles andere fehlt.&lt;/p&gt; &lt;h3&gt;Ausgaben&lt;/h3&gt; &lt;ul&gt; &lt;li&gt;&lt;i&gt;clear_YYYYMMDD.tif&lt;/i&gt;: 1 klar, 0 nicht. Neben Reflektanz derselben Termine nimmt jeder andere Algorithmus hier sie als Maske.&lt;/li&gt; &lt;li&gt;&lt;i&gt;masked_YYYYMMDD.tif&lt;/i&gt;: die Bänder in ihren Einheiten und ihrer Skalierung, Nodata, wo nicht klar. Raster mehrerer Auflösungen kommen auf dem feinsten Gitter zusammen, Aufnahmen eines Tages werden eine.&lt;/li&gt; &lt;/ul&gt; &lt;h3&gt;Wie Masken ausgebessert werden&lt;/h3&gt; &lt;p&gt;Zuerst gelten bewölkte Flecken unter der Mindestgröße als Fehlalarm (helle Dächer); dann vergrößert der Puffer, was bleibt; dann werden auch klare Flecken unter der Mindestgröße zwischen Wolken maskiert. Der zeitliche Filter verwirft klare Werte, die von den Terminen davor und danach so abweichen, wie Wolken und Schatten es tun, um mehr als das 3,5-Fache des Rauschens der Szene selbst (nach Hampel 1974, JASA 69:383): dünne Wolken, Dunst und Schatten, die Masken übersehen. Ernte und Pflügen bleiben, weil sie nicht zurückkehren.&lt;/p&gt;</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> und {} weitere</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source> of a part of the scene</source>
        <translation> eines Teils der Szene</translation>
    </message>
    <message>
        <source> of the whole scene</source>
        <translation> der ganzen Szene</translation>
    </message>
    <message>
        <source> pixel</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>&amp;Alike</source>
        <translation>Ä&amp;hnlich</translation>
    </message>
    <message>
        <source>&amp;Bands</source>
        <translation>&amp;Bänder</translation>
    </message>
    <message>
        <source>&amp;Breaks</source>
        <translation>&amp;Brüche</translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation>Auf&amp;bauen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Days to clear</source>
        <translation>&amp;Tage bis klar</translation>
    </message>
    <message>
        <source>&amp;Everywhere</source>
        <translation>&amp;Überall</translation>
    </message>
    <message>
        <source>&amp;Fade what is unsure</source>
        <translation>Unsicheres &amp;verblassen lassen</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Feld</translation>
    </message>
    <message>
        <source>&amp;Get rasters for this place</source>
        <translation>Raster &amp;holen</translation>
    </message>
    <message>
        <source>&amp;Home page</source>
        <translation>&amp;Webseite</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Be&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <source>&amp;More options…</source>
        <translation>&amp;Weitere Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Observed | reconstructed</source>
        <translation>&amp;Beobachtet | rekonstruiert</translation>
    </message>
    <message>
        <source>&amp;Optical</source>
        <translation>&amp;Optisch</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Ab&amp;spielen</translation>
    </message>
    <message>
        <source>&amp;Point</source>
        <translation>&amp;Punkt</translation>
    </message>
    <message>
        <source>&amp;Report a fault</source>
        <translation>&amp;Fehler melden</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;SAR</source>
        <translation>&amp;SAR</translation>
    </message>
    <message>
        <source>&amp;Search in this result</source>
        <translation>In diesem Ergebnis &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Seasons</source>
        <translation>&amp;Saisons</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>&amp;Try an example</source>
        <translation>Ein &amp;Beispiel</translation>
    </message>
    <message>
        <source>&amp;Unlike</source>
        <translation>&amp;Unähnlich</translation>
    </message>
    <message>
        <source>, {} unlike</source>
        <translation>, {} unähnlich</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 finished block is kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>1 fertiger Block bleibt in {folder}: Lassen Sie dasselbe noch einmal in denselben Ordner laufen, um dort weiterzumachen, oder löschen Sie jenen Ordner.</translation>
    </message>
    <message>
        <source>256 series each; 2000 steps take some minutes. The best state on the way is kept.</source>
        <translation>Je 256 Zeitreihen; 2000 Schritte dauern einige Minuten. Behalten wird der beste Zustand unterwegs.</translation>
    </message>
    <message>
        <source>90 % interval</source>
        <translation>90-%-Intervall</translation>
    </message>
    <message>
        <source>90 % of the field's pixels</source>
        <translation>90 % der Pixel des Feldes</translation>
    </message>
    <message>
        <source>90 % of the pixels: {} to {}</source>
        <translation>90 % der Pixel: {} bis {}</translation>
    </message>
    <message>
        <source>90 %: {} to {}</source>
        <translation>90 %: {} bis {}</translation>
    </message>
    <message>
        <source>; its error is {ratio:.2f} times that of straight lines in gaps of about {days:.0f} days</source>
        <translation>; ihr Fehler ist das {ratio:.2f}-Fache dessen von geraden Linien in Lücken von etwa {days:.0f} Tagen</translation>
    </message>
    <message>
        <source>A GeoTIFF of one band, the cosine to the example.</source>
        <translation>Ein GeoTIFF mit einem Band, dem Kosinus zum Beispiel.</translation>
    </message>
    <message>
        <source>A chain of steps from raw folders to a result; open it in the Model Designer.</source>
        <translation>Eine Kette von Schritten von Rohordnern bis zum Ergebnis; öffnen Sie sie im Modellierer.</translation>
    </message>
    <message>
        <source>A change that takes longer is no break; at least the step of the series.</source>
        <translation>Eine Änderung, die länger dauert, ist kein Bruch; mindestens der Abstand der Termine in der Zeitreihe.</translation>
    </message>
    <message>
        <source>A clouded acquisition further from the date of a frame is not shown beside it.</source>
        <translation>Eine bewölkte Aufnahme, die weiter vom Datum eines Bildes entfernt ist, wird nicht daneben gezeigt.</translation>
    </message>
    <message>
        <source>A coarse sensor guides finer images: add those, or move it to the list Optical with ⇄ to reconstruct it by itself.</source>
        <translation>Ein grober Sensor leitet feinere Bilder: Fügen Sie diese hinzu, oder verschieben Sie ihn mit ⇄ in die Liste Optisch, um ihn für sich zu rekonstruieren.</translation>
    </message>
    <message>
        <source>A dated series as animated GIF, MP4 or WebM, alone or beside the clouded input.</source>
        <translation>Eine datierte Zeitreihe als animiertes GIF, MP4 oder WebM, allein oder neben der bewölkten Eingabe.</translation>
    </message>
    <message>
        <source>A drawing per feature and band, with the 90 % interval where it is known.</source>
        <translation>Eine Zeichnung je Objekt und Band, mit dem 90-%-Intervall, wo es bekannt ist.</translation>
    </message>
    <message>
        <source>A file written by “Train the STORI network”; empty means the network that comes with the plugin.</source>
        <translation>Eine von „STORI-Netz trainieren“ geschriebene Datei; leer bedeutet das Netz, das mit dem Plugin kommt.</translation>
    </message>
    <message>
        <source>A line to drag</source>
        <translation>Linie zum Ziehen</translation>
    </message>
    <message>
        <source>A local file (places.db) or a server (http://host:19530); empty: the index file.</source>
        <translation>Eine lokale Datei (places.db) oder ein Server (http://host:19530); leer: die Indexdatei.</translation>
    </message>
    <message>
        <source>A model file; empty means the network that comes with the plugin.</source>
        <translation>Eine Modelldatei; leer bedeutet das Netz, das mit dem Plugin kommt.</translation>
    </message>
    <message>
        <source>A pixel with this probability or more is cloud; for probability rasters only.</source>
        <translation>Ein Pixel mit dieser Wahrscheinlichkeit oder mehr gilt als Wolke; nur für Wahrscheinlichkeitsraster.</translation>
    </message>
    <message>
        <source>A raster with the bands of the index; for the encoder series all its dates.</source>
        <translation>Ein Raster mit den Bändern des Index; für den Encoder series alle seine Termine.</translation>
    </message>
    <message>
        <source>A run is going on: wait for it or cancel it first.</source>
        <translation>Ein Lauf ist im Gang: warten Sie ihn ab oder brechen Sie ihn zuerst ab.</translation>
    </message>
    <message>
        <source>A run of STORI is going on.</source>
        <translation>Ein Lauf von STORI ist im Gang.</translation>
    </message>
    <message>
        <source>A series without gaps, such as a reconstruction.</source>
        <translation>Eine lückenlose Zeitreihe, etwa eine Rekonstruktion.</translation>
    </message>
    <message>
        <source>A short training on the clear observations of this scene, the same number of steps every time; kept only where it tells held-out dates better, which is seldom. The report says so.</source>
        <translation>Ein kurzes Training mit den klaren Beobachtungen dieser Szene, jedes Mal gleich viele Schritte; behalten nur, wo es zurückgehaltene Termine besser trifft, was selten vorkommt. Der Bericht sagt es.</translation>
    </message>
    <message>
        <source>About STORI</source>
        <translation>Über STORI</translation>
    </message>
    <message>
        <source>About STORI…</source>
        <translation>Über STORI…</translation>
    </message>
    <message>
        <source>About the longer side of the map; small rasters are shown with larger pixels.</source>
        <translation>Etwa die längere Seite der Karte; kleine Raster werden mit größeren Pixeln gezeigt.</translation>
    </message>
    <message>
        <source>About {memory:,.0f} MiB of memory for the blocks in work, and up to {disk:,.0f} MiB of disk while it lasts.</source>
        <translation>Etwa {memory:,.0f} MiB Arbeitsspeicher für die Blöcke in Arbeit und bis zu {disk:,.0f} MiB Festplatte, solange der Lauf dauert.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: free some, choose another disk, fewer dates or bands, a smaller EXTENT, or turn UNCERTAINTY off.</source>
        <translation>Etwa {needed:,.0f} MiB werden während des Laufs auf der Festplatte von OUTPUT {folder} gebraucht, und {free:,.0f} MiB sind frei: Schaffen Sie Platz, wählen Sie eine andere Festplatte, weniger Termine oder Bänder, einen kleineren Wert für EXTENT, oder schalten Sie UNCERTAINTY aus.</translation>
    </message>
    <message>
        <source>About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, and {free:,.0f} MiB are free: it may become full.</source>
        <translation>Etwa {needed:,.0f} MiB werden während des Laufs auf der Festplatte von OUTPUT {folder} gebraucht, und {free:,.0f} MiB sind frei: sie kann voll werden.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Acquisitions are being fetched: wait for them or cancel it first.</source>
        <translation>Aufnahmen werden gerade geholt: darauf warten oder erst abbrechen.</translation>
    </message>
    <message>
        <source>Acquisitions found</source>
        <translation>Gefundene Aufnahmen</translation>
    </message>
    <message>
        <source>Acquisitions in use: {}.</source>
        <translation>Verwendete Aufnahmen: {}.</translation>
    </message>
    <message>
        <source>Acquisitions over time, what looks odd, and the table.</source>
        <translation>Aufnahmen im Zeitverlauf, Auffälligkeiten und die Tabelle.</translation>
    </message>
    <message>
        <source>Acquisitions: {counts}.</source>
        <translation>Aufnahmen: {counts}.</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner …</translation>
    </message>
    <message>
        <source>Add &amp;layers</source>
        <translation>&amp;Layer</translation>
    </message>
    <message>
        <source>Add a layer that shows, date by date, how far the nearest clear observation is</source>
        <translation>Einen Layer hinzufügen, der Termin für Termin zeigt, wie weit die nächste klare Beobachtung entfernt ist</translation>
    </message>
    <message>
        <source>Add all rasters of a folder</source>
        <translation>Alle Raster eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>Add images first</source>
        <translation>Fügen Sie zuerst Bilder hinzu</translation>
    </message>
    <message>
        <source>Add layers of the project</source>
        <translation>Layer des Projekts hinzufügen</translation>
    </message>
    <message>
        <source>Add the chips of this index</source>
        <translation>Die Ausschnitte dieses Index hinzufügen</translation>
    </message>
    <message>
        <source>Add the folder of your images; whether they are optical, SAR or coarse is found out.</source>
        <translation>Fügen Sie den Ordner Ihrer Bilder hinzu; ob sie optisch, SAR oder grob sind, wird herausgefunden.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the catalogue</source>
        <translation>Adresse des Katalogs</translation>
    </message>
    <message>
        <source>Address such as tcp://10.0.0.5:8786 of a dask.distributed scheduler whose workers have this plugin on their PYTHONPATH and see the same files; they then compute the blocks, to the same bits. Empty means this computer.</source>
        <translation>Adresse wie tcp://10.0.0.5:8786 eines dask.distributed-Schedulers, dessen Worker dieses Plugin in ihrem PYTHONPATH haben und dieselben Dateien sehen; sie rechnen dann die Blöcke, bis aufs Bit gleich. Leer bedeutet dieser Rechner.</translation>
    </message>
    <message>
        <source>After the filter over time and space (quegan): less speckle within fields, none of their edges crossed. How alike neighbours must be is chosen on passes of the scene that were kept aside; where it does not help, nothing is averaged.</source>
        <translation>Nach dem Filter über Zeit und Raum (quegan): weniger Speckle innerhalb von Feldern, ohne ihre Kanten zu überschreiten. Wie ähnlich Nachbarn sein müssen, wird an zurückgehaltenen Überflügen der Szene gewählt; wo es nicht hilft, wird nichts gemittelt.</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmen</translation>
    </message>
    <message>
        <source>Alike by</source>
        <translation>Ähnlich nach</translation>
    </message>
    <message>
        <source>All dates that STEP, START and END ask for ({start} to {end}) lie more than {days} days outside the optical acquisitions ({first} to {last}): choose a period that the inputs cover.</source>
        <translation>Alle Termine, die STEP, START und END verlangen ({start} bis {end}), liegen mehr als {days} Tage außerhalb der optischen Aufnahmen ({first} bis {last}): Wählen Sie einen Zeitraum, den die Eingaben abdecken.</translation>
    </message>
    <message>
        <source>All features together are one example; only selected ones where ticked.</source>
        <translation>Alle Objekte zusammen sind ein Beispiel; mit Häkchen nur die ausgewählten.</translation>
    </message>
    <message>
        <source>All optical images are unticked: tick at least three in the Data tab.</source>
        <translation>Alle optischen Bilder sind abgewählt: wählen Sie im Reiter Daten mindestens drei aus.</translation>
    </message>
    <message>
        <source>All parameters, in the dialog of the Processing toolbox</source>
        <translation>Alle Parameter, im Dialog der Verarbeitungswerkzeuge</translation>
    </message>
    <message>
        <source>All {} rasters of the project</source>
        <translation>Alle {} Raster des Projekts</translation>
    </message>
    <message>
        <source>AlphaEarth, TESSERA, or any raster with a vector in its bands; tiles together.</source>
        <translation>AlphaEarth, TESSERA oder ein beliebiges Raster mit einem Vektor in seinen Bändern; Kacheln zusammen.</translation>
    </message>
    <message>
        <source>Also mask clear values that differ from the dates before and after as clouds do.</source>
        <translation>Auch klare Werte maskieren, die von den Terminen davor und danach so abweichen, wie Wolken es tun.</translation>
    </message>
    <message>
        <source>An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the dates of the optical acquisitions, or a comma list of dates such as 2023-05-01, 2023-06-15.</source>
        <translation>Eine Dauer nach ISO 8601 wie P10D (alle 10 Tage) oder P1M, „observed“ für die Termine der optischen Aufnahmen, oder eine Liste von Daten mit Komma wie 2023-05-01, 2023-06-15.</translation>
    </message>
    <message>
        <source>An authentication configuration of QGIS: for other it is sent to the catalogue's own host alone; for copernicus it holds the keys of S3.</source>
        <translation>Eine Authentifizierungskonfiguration von QGIS: bei other wird sie nur an den Rechner des Katalogs selbst gesendet; bei copernicus enthält sie die S3-Schlüssel.</translation>
    </message>
    <message>
        <source>An index is being built: wait for it or cancel it first.</source>
        <translation>Ein Index wird gerade aufgebaut: warten Sie oder brechen Sie zuerst ab.</translation>
    </message>
    <message>
        <source>An index is computed from its bands where it is not there.</source>
        <translation>Ein Index, der nicht vorhanden ist, wird aus seinen Bändern berechnet.</translation>
    </message>
    <message>
        <source>An index of numbers can be searched with any code, one of bits with its own.</source>
        <translation>Ein Index aus Zahlen lässt sich mit jedem Code durchsuchen, einer aus Bits mit seinem eigenen.</translation>
    </message>
    <message>
        <source>An index of the same encoder and code; the result has the chips of both.</source>
        <translation>Ein Index mit gleichem Encoder und Code; das Ergebnis enthält die Ausschnitte beider.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Animate a series</source>
        <translation>Zeitreihe animieren</translation>
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
        <translation>Ein anderer Katalog (STAC)</translation>
    </message>
    <message>
        <source>Another folder takes effect when QGIS is started again.</source>
        <translation>Ein anderer Ordner gilt ab dem nächsten Start von QGIS.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Asking the catalogue</source>
        <translation>Der Katalog wird gefragt</translation>
    </message>
    <message>
        <source>Asking {}…</source>
        <translation>{} wird gefragt…</translation>
    </message>
    <message>
        <source>Asks the catalogue, reads one window to know how fast it goes, writes nothing and says how many acquisitions, how much, how long, and the longest gaps.</source>
        <translation>Fragt den Katalog, liest einen Ausschnitt, um die Geschwindigkeit zu kennen, schreibt nichts und sagt, wie viele Aufnahmen es sind, wie viele Daten, wie lange es dauert und welche Lücken die längsten sind.</translation>
    </message>
    <message>
        <source>Asks the source: how many acquisitions, how much, how long</source>
        <translation>Fragt die Quelle: wie viele Aufnahmen, wie viele Daten, wie lange</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>At most {size} are read.</source>
        <translation>Höchstens {size} werden gelesen.</translation>
    </message>
    <message>
        <source>At the rate of the first read that takes {time}.</source>
        <translation>In der Geschwindigkeit des ersten Lesens dauert das {time}.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentifizierung</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic is 60 days below two years of data, else 500.</source>
        <translation>Automatisch heißt 60 Tage bei weniger als zwei Jahren Daten, sonst 500.</translation>
    </message>
    <message>
        <source>Average SAR over neighbours that behave alike</source>
        <translation>SAR über Nachbarn mitteln, die sich ähnlich verhalten</translation>
    </message>
    <message>
        <source>Back to its project</source>
        <translation>Zurück zu seinem Projekt</translation>
    </message>
    <message>
        <source>Backscatter VV and VH, in dB, linear power or amplitude, radiometrically calibrated and terrain corrected. Give either layers or a folder.</source>
        <translation>Rückstreuung VV und VH in dB, linearer Leistung oder Amplitude, radiometrisch kalibriert und geländekorrigiert. Entweder Layer oder einen Ordner angeben.</translation>
    </message>
    <message>
        <source>Band of SAR</source>
        <translation>SAR-Band</translation>
    </message>
    <message>
        <source>Band or index</source>
        <translation>Band oder Index</translation>
    </message>
    <message>
        <source>Band, index or three bands</source>
        <translation>Band, Index oder drei Bänder</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Bands and indices</source>
        <translation>Bänder und Indizes</translation>
    </message>
    <message>
        <source>Bands that masked copies hold.</source>
        <translation>Bänder, die in den maskierten Kopien stehen.</translation>
    </message>
    <message>
        <source>Begin anew after the last date</source>
        <translation>Nach dem letzten Datum von vorn beginnen</translation>
    </message>
    <message>
        <source>Below is what a bug report needs. Nothing is sent: copy it and paste it where you report.</source>
        <translation>Unten steht, was ein Fehlerbericht braucht. Nichts wird gesendet: kopieren Sie es und fügen Sie es dort ein, wo Sie den Fehler melden.</translation>
    </message>
    <message>
        <source>Between the minimum on that side, 0, and the peak, 100; for threshold only.</source>
        <translation>Zwischen dem Minimum auf dieser Seite, 0, und dem Gipfel, 100; nur für threshold.</translation>
    </message>
    <message>
        <source>BigEarthNet, ForestNet, or a folder per class.</source>
        <translation>BigEarthNet, ForestNet oder ein Ordner je Klasse.</translation>
    </message>
    <message>
        <source>Both give most dates; they are brought to one level when they are used.</source>
        <translation>Beide ergeben die meisten Termine; bei der Verwendung werden sie auf ein Niveau gebracht.</translation>
    </message>
    <message>
        <source>Breaks and changes</source>
        <translation>Brüche und Änderungen</translation>
    </message>
    <message>
        <source>Bring orbits to one level</source>
        <translation>Orbits auf ein Niveau bringen</translation>
    </message>
    <message>
        <source>Bring sensors to one level</source>
        <translation>Sensoren auf ein Niveau bringen</translation>
    </message>
    <message>
        <source>Buffer around clouds</source>
        <translation>Puffer um Wolken</translation>
    </message>
    <message>
        <source>Buffer around clouds (metres)</source>
        <translation>Puffer um Wolken (Meter)</translation>
    </message>
    <message>
        <source>Build an index of places</source>
        <translation>Index von Orten aufbauen</translation>
    </message>
    <message>
        <source>CLOUD_MASK is {kind}, but no optical acquisition has such a mask: choose auto or none, or put the masks beside the rasters.</source>
        <translation>CLOUD_MASK ist {kind}, aber keine optische Aufnahme hat eine solche Maske: Wählen Sie auto oder none, oder legen Sie die Masken neben die Raster.</translation>
    </message>
    <message>
        <source>CLOUD_MASK is “{kind}”: choose one of {choices}.</source>
        <translation>CLOUD_MASK ist „{kind}“: Wählen Sie eines von {choices}.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION is {metres:,.4g} m beside optical pixels of {fine:,.4g} m: give the metres that the coarse sensor really sees, {ratio:g} times as many or more, or leave it out.</source>
        <translation>COARSE_RESOLUTION ist {metres:,.4g} m neben optischen Pixeln von {fine:,.4g} m: geben Sie die Meter an, die der grobe Sensor wirklich sieht, mindestens {ratio:g}-mal so viele, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>COARSE_RESOLUTION tells of COARSE alone; none was given.</source>
        <translation>COARSE_RESOLUTION betrifft allein COARSE, und dort wurde nichts angegeben.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>CSV with id, date, bands (0 to 1), VV and VH in dB; one row per series and date.</source>
        <translation>CSV mit id, date, Bändern (0 bis 1), VV und VH in dB; eine Zeile je Zeitreihe und Termin.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Chips get the labels of the polygons that cover a quarter of them or more.</source>
        <translation>Ausschnitte bekommen die Bezeichnungen der Polygone, die mindestens ein Viertel von ihnen bedecken.</translation>
    </message>
    <message>
        <source>Chips of the index {index} show the same ground as others (several dates, or a STRIDE below SIZE), and find these: the scores are too good. Build it of one date, without overlap.</source>
        <translation>Ausschnitte des Index {index} zeigen denselben Boden wie andere (mehrere Daten, oder STRIDE unter SIZE) und finden diese: Die Werte sind zu gut. Bauen Sie ihn aus einem Datum, ohne Überlappung.</translation>
    </message>
    <message>
        <source>Chips that are retrieved for each query.</source>
        <translation>Ausschnitte, die je Anfrage gefunden werden.</translation>
    </message>
    <message>
        <source>Chips that lack more of their pixels are left out; fewer are filled.</source>
        <translation>Ausschnitte, denen mehr ihrer Pixel fehlen, bleiben weg; fehlen weniger, werden sie gefüllt.</translation>
    </message>
    <message>
        <source>Chips to give back for each query; not more than the index has.</source>
        <translation>Ausschnitte je Anfrage; nicht mehr, als der Index hat.</translation>
    </message>
    <message>
        <source>Choose a first date that is not later than the last.</source>
        <translation>Einen ersten Termin wählen, der nicht nach dem letzten liegt.</translation>
    </message>
    <message>
        <source>Choose bands and indices</source>
        <translation>Bänder und Indizes wählen</translation>
    </message>
    <message>
        <source>Choose the area: the map's extent, a drawn box or that of a layer.</source>
        <translation>Die Fläche wählen: die Ausdehnung der Karte, einen gezeichneten Kasten oder die eines Layers.</translation>
    </message>
    <message>
        <source>Choose the file that the index goes to.</source>
        <translation>Wählen Sie die Datei für den Index.</translation>
    </message>
    <message>
        <source>Choose the folder that the acquisitions go to.</source>
        <translation>Den Ordner wählen, in den die Aufnahmen kommen.</translation>
    </message>
    <message>
        <source>Choose the folder that the reconstructed rasters go to.</source>
        <translation>Wählen Sie den Ordner für die rekonstruierten Raster.</translation>
    </message>
    <message>
        <source>Choose the pixel to look at on the map</source>
        <translation>Das Pixel in der Karte wählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear classes (SCL)</source>
        <translation>Klare Klassen (SCL)</translation>
    </message>
    <message>
        <source>Clear classes of the SCL</source>
        <translation>Klare Klassen der SCL</translation>
    </message>
    <message>
        <source>Clear pixels this near to a masked one count as masked, for the clouds' soft edges.</source>
        <translation>Klare Pixel, die so nah an einem maskierten liegen, gelten als maskiert, wegen der weichen Ränder der Wolken.</translation>
    </message>
    <message>
        <source>Clear share</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Clear share needed (per cent)</source>
        <translation>Nötiger klarer Anteil (Prozent)</translation>
    </message>
    <message>
        <source>Click on a field on the map: what was seen there over time, and the curve through it.</source>
        <translation>Klicken Sie auf ein Feld auf der Karte: was dort über die Zeit zu sehen war und die Kurve hindurch.</translation>
    </message>
    <message>
        <source>Click on the map on what you do not want</source>
        <translation>In der Karte auf das klicken, was Sie nicht wollen</translation>
    </message>
    <message>
        <source>Click on the map on what you look for</source>
        <translation>In der Karte auf das klicken, was Sie suchen</translation>
    </message>
    <message>
        <source>Click on the map to see a pixel over time.</source>
        <translation>Klicken Sie in die Karte, um ein Pixel im Zeitverlauf zu sehen.</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Die Tour schließen</translation>
    </message>
    <message>
        <source>Cloud mask</source>
        <translation>Wolkenmaske</translation>
    </message>
    <message>
        <source>Cloud mask of all images</source>
        <translation>Wolkenmaske aller Bilder</translation>
    </message>
    <message>
        <source>Cloud probability (per cent)</source>
        <translation>Wolkenwahrscheinlichkeit (Prozent)</translation>
    </message>
    <message>
        <source>Clouded acquisitions to compare with, one of these: a folder</source>
        <translation>Bewölkte Aufnahmen zum Vergleich, eines davon: ein Ordner</translation>
    </message>
    <message>
        <source>Clouds hide most of this season. &lt;i&gt;Run&lt;/i&gt; fills the gaps with the help of SAR.</source>
        <translation>Wolken verdecken den größten Teil dieser Saison. &lt;i&gt;Starten&lt;/i&gt; füllt die Lücken mit Hilfe von SAR.</translation>
    </message>
    <message>
        <source>Coars&amp;e</source>
        <translation>Gro&amp;b</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Coarse optical acquisitions, one of these: a folder</source>
        <translation>Grobe optische Aufnahmen, eines von beiden: ein Ordner</translation>
    </message>
    <message>
        <source>Coarse pixel</source>
        <translation>Grobes Pixel</translation>
    </message>
    <message>
        <source>Coarse pixels of {} m are not twice as large as the optical ones of {} m: say what their sensor really sees, or take the coarse rasters out.</source>
        <translation>Grobe Pixel von {} m sind nicht doppelt so groß wie die optischen von {} m: Geben Sie an, was ihr Sensor wirklich sieht, oder nehmen Sie die groben Raster heraus.</translation>
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
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Colours of vit-rgb</source>
        <translation>Farben von vit-rgb</translation>
    </message>
    <message>
        <source>Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water.</source>
        <translation>Liste von Klassen der Sentinel-2-Szenenklassifikation mit Komma: 4 Vegetation, 5 offener Boden, 6 Wasser.</translation>
    </message>
    <message>
        <source>Comma list of auto, gp, stori, whittaker, harmonic, linear; empty means all.</source>
        <translation>Liste mit Komma aus auto, gp, stori, whittaker, harmonic, linear; leer bedeutet alle.</translation>
    </message>
    <message>
        <source>Comma list of cosine, euclidean and dot; bits always have hamming.</source>
        <translation>Liste mit Komma aus cosine, euclidean und dot; Bits haben immer hamming.</translation>
    </message>
    <message>
        <source>Comma list of float, binary, hash-L and lsh-L with any number of bits L.</source>
        <translation>Liste mit Komma aus float, binary, hash-L und lsh-L mit beliebig vielen Bits L.</translation>
    </message>
    <message>
        <source>Comma list of the bands that are {}, for example “B04, NDVI”; empty means all bands. An index that the series does not have is computed from its bands.</source>
        <translation>Liste der Bänder mit Komma, die {} werden, zum Beispiel „B04, NDVI“; leer bedeutet alle Bänder. Ein Index, den die Zeitreihe nicht hat, wird aus ihren Bändern berechnet.</translation>
    </message>
    <message>
        <source>Comma list of whole days; 1 stands for a single missing date.</source>
        <translation>Liste ganzer Tage mit Komma; 1 steht für einen einzelnen fehlenden Termin.</translation>
    </message>
    <message>
        <source>Comma list such as “B04, B08” or “red, nir”; empty means all bands of 10 and 20 m (Sentinel-2) or the six colours (others). The cloud mask comes along. Fewer bands are fetched faster.</source>
        <translation>Liste mit Kommas wie „B04, B08“ oder „red, nir“; leer heißt alle Kanäle mit 10 und 20 m (Sentinel-2) oder die sechs Farben (andere). Die Wolkenmaske kommt mit. Wenige Kanäle sind schneller geholt.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08, NDVI”; empty means all bands, of several sensors those that all share. An index is reconstructed as a series of its own, which is more accurate than computing it from reconstructed bands.</source>
        <translation>Liste mit Komma, zum Beispiel „B04, B08, NDVI“; leer bedeutet alle Bänder, bei mehreren Sensoren die, die alle haben. Ein Index wird als eigene Zeitreihe rekonstruiert, was genauer ist, als ihn aus rekonstruierten Bändern zu berechnen.</translation>
    </message>
    <message>
        <source>Comma list, for example “B04, B08”; empty means all bands.</source>
        <translation>Liste mit Komma, zum Beispiel „B04, B08“; leer bedeutet alle Bänder.</translation>
    </message>
    <message>
        <source>Comma list, for example “NDVI, NDMI”.</source>
        <translation>Liste mit Komma, zum Beispiel „NDVI, NDMI“.</translation>
    </message>
    <message>
        <source>Compare the image nearest to the date on the map with the result: drag the line</source>
        <translation>Das Bild, das dem Datum der Karte am nächsten liegt, mit dem Ergebnis vergleichen: ziehen Sie die Linie</translation>
    </message>
    <message>
        <source>Compare what was observed with what was reconstructed</source>
        <translation>Beobachtetes mit Rekonstruiertem vergleichen</translation>
    </message>
    <message>
        <source>Compiled kernels in</source>
        <translation>Kompilierte Kernel in</translation>
    </message>
    <message>
        <source>Compiling the kernels; this is needed on the first run only.</source>
        <translation>Die Rechenkerne werden übersetzt; das ist nur beim ersten Lauf nötig.</translation>
    </message>
    <message>
        <source>Contact them</source>
        <translation>Verbindung aufnehmen</translation>
    </message>
    <message>
        <source>Copernicus: S3 keys as user name and password; other: sent to its own host alone</source>
        <translation>Copernicus: S3-Schlüssel als Benutzername und Passwort; andere: nur an den eigenen Server gesendet</translation>
    </message>
    <message>
        <source>Copied, but the dates corrected by hand are not part of it: to keep them outside the dock, put them in the file names.</source>
        <translation>Kopiert, aber von Hand berichtigte Daten gehören nicht dazu: damit sie außerhalb des Bedienfelds gelten, schreiben Sie sie in die Dateinamen.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Als Python kopieren</translation>
    </message>
    <message>
        <source>Copy as qgis_process command</source>
        <translation>Als qgis_process-Befehl kopieren</translation>
    </message>
    <message>
        <source>Corner by corner up to a right click, or a click on a polygon of a layer</source>
        <translation>Ecke für Ecke bis zu einem Rechtsklick, oder ein Klick auf ein Polygon eines Layers</translation>
    </message>
    <message>
        <source>Curves over time at points or over polygons: rows, a table and a page of drawings.</source>
        <translation>Kurven im Zeitverlauf an Punkten oder über Polygonen: Zeilen, eine Tabelle und eine Seite mit Zeichnungen.</translation>
    </message>
    <message>
        <source>Curves: {}, {} to {}, from {:.2f} to {:.2f}; the example's in grey.</source>
        <translation>Kurven: {}, {} bis {}, von {:.2f} bis {:.2f}; die des Beispiels in Grau.</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Dask-Scheduler</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date, size and confidence of harvest, mowing, fire and other breaks per pixel.</source>
        <translation>Datum, Größe und Sicherheit von Ernte, Mahd, Feuer und anderen Brüchen je Pixel.</translation>
    </message>
    <message>
        <source>Dated rasters into one raster per band that plays band by band, and back.</source>
        <translation>Aus datierten Rastern ein Raster je Band, das Band für Band abspielt, und zurück.</translation>
    </message>
    <message>
        <source>Dated rasters, one of these: a folder</source>
        <translation>Datierte Raster, eines davon: ein Ordner</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Dates hidden from the whole scene, from a part of it as clouds hide them, or both.</source>
        <translation>Termine, die in der ganzen Szene verdeckt werden, in einem Teil von ihr, wie Wolken es tun, oder beides.</translation>
    </message>
    <message>
        <source>Dates on which less of a polygon is clear are left out for that polygon.</source>
        <translation>Termine, an denen weniger eines Polygons klar ist, bleiben für dieses Polygon weg.</translation>
    </message>
    <message>
        <source>Dates, from</source>
        <translation>Termine, von</translation>
    </message>
    <message>
        <source>Dates, to</source>
        <translation>Termine, bis</translation>
    </message>
    <message>
        <source>Days to the nearest clear observation</source>
        <translation>Tage bis zur nächsten klaren Beobachtung</translation>
    </message>
    <message>
        <source>Days within which it happens</source>
        <translation>Tage, in denen es geschieht</translation>
    </message>
    <message>
        <source>Describe the places of the result by their course over the year, then search</source>
        <translation>Die Orte des Ergebnisses nach ihrem Verlauf über das Jahr beschreiben, dann suchen</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Distances of float</source>
        <translation>Abstände für float</translation>
    </message>
    <message>
        <source>Done in about {}: the tab Result shows it.</source>
        <translation>Fertig nach etwa {}: Der Reiter Ergebnis zeigt es.</translation>
    </message>
    <message>
        <source>Done; the layers are being loaded.</source>
        <translation>Fertig; die Layer werden geladen.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Draw on the map how alike every place is to the examples</source>
        <translation>Auf der Karte zeichnen, wie ähnlich jeder Ort den Beispielen ist</translation>
    </message>
    <message>
        <source>Draw what you look for</source>
        <translation>Zeichnen, was Sie suchen</translation>
    </message>
    <message>
        <source>Drawing {} dates</source>
        <translation>{} Termine werden gezeichnet</translation>
    </message>
    <message>
        <source>Draws which chips ask; the same seed gives the same split.</source>
        <translation>Zieht, welche Ausschnitte fragen; derselbe Startwert gibt dieselbe Aufteilung.</translation>
    </message>
    <message>
        <source>Drop layers or a folder here</source>
        <translation>Layer oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Drop missed cloud, haze and shadow</source>
        <translation>Übersehene Wolken, Dunst und Schatten verwerfen</translation>
    </message>
    <message>
        <source>Drop what stands out in time</source>
        <translation>Verwerfen, was zeitlich herausfällt</translation>
    </message>
    <message>
        <source>END ({last}) is before the first acquisition ({first}): choose a period that the inputs cover.</source>
        <translation>END ({last}) liegt vor der ersten Aufnahme ({first}): Wählen Sie einen Zeitraum, den die Eingaben abdecken.</translation>
    </message>
    <message>
        <source>EXTENT does not overlap the rasters: choose an extent inside them, or leave it empty.</source>
        <translation>EXTENT überlappt die Raster nicht: Wählen Sie einen Ausschnitt in ihrem Innern, oder lassen Sie es leer.</translation>
    </message>
    <message>
        <source>EXTENT is empty: draw a box, or choose a layer or the canvas.</source>
        <translation>EXTENT ist leer: Zeichnen Sie ein Rechteck, oder wählen Sie einen Layer oder die Karte.</translation>
    </message>
    <message>
        <source>EXTENT lies where its CRS does not reach: check both.</source>
        <translation>EXTENT liegt, wohin sein KBS nicht reicht: Prüfen Sie beides.</translation>
    </message>
    <message>
        <source>EXTENT lies where no UTM zone reaches: choose an area nearer by.</source>
        <translation>EXTENT liegt, wohin keine UTM-Zone reicht: Wählen Sie eine nähere Fläche.</translation>
    </message>
    <message>
        <source>EXTENT lies where the CRS of the rasters does not reach: check both.</source>
        <translation>EXTENT liegt, wohin das KBS der Raster nicht reicht: Prüfen Sie beides.</translation>
    </message>
    <message>
        <source>EXTENT reaches over the antimeridian (180 degrees): download either side by itself.</source>
        <translation>EXTENT reicht über den 180. Längengrad: Laden Sie jede Seite für sich herunter.</translation>
    </message>
    <message>
        <source>Each as a series of its own; where both polarisations are there.</source>
        <translation>Jeder als eigene Zeitreihe; wo beide Polarisationen vorhanden sind.</translation>
    </message>
    <message>
        <source>Edge of a chip, in pixels of the finest raster or of RESOLUTION.</source>
        <translation>Kantenlänge eines Ausschnitts in Pixeln des feinsten Rasters oder von RESOLUTION.</translation>
    </message>
    <message>
        <source>Edge of a place; choose it about as large as what you look for</source>
        <translation>Kantenlänge eines Ortes; wählen Sie sie etwa so groß wie das, was Sie suchen</translation>
    </message>
    <message>
        <source>Empty means all ground of the rasters; examples may lie outside.</source>
        <translation>Leer bedeutet das ganze Gebiet der Raster; Beispiele dürfen außerhalb liegen.</translation>
    </message>
    <message>
        <source>Empty means the ground that all optical rasters have in common; of tiles side by side what they cover together. Whatever is learned comes from this extent, so another gives the same pixels slightly other values, unless LEARN_FROM is offered and says scene.</source>
        <translation>Leer bedeutet das Gebiet, das alle optischen Raster gemeinsam haben; bei Kacheln nebeneinander das, was sie zusammen bedecken. Alles Gelernte kommt aus dieser Ausdehnung, deshalb gibt eine andere denselben Pixeln etwas andere Werte, außer wo LEARN_FROM angeboten wird und scene lautet.</translation>
    </message>
    <message>
        <source>Empty means the ground that all rasters have in common; of tiles side by side what they cover together. What is learned on the way (levels of orbits, beginnings of seasons, what cloud looks like) comes from this extent.</source>
        <translation>Leer bedeutet das Gebiet, das alle Raster gemeinsam haben; bei Kacheln nebeneinander das, was sie zusammen bedecken. Was unterwegs gelernt wird (Niveaus der Orbits, Anfänge der Saisons, wie Wolken aussehen), kommt aus dieser Ausdehnung.</translation>
    </message>
    <message>
        <source>Empty means “STORI” and the name of the series.</source>
        <translation>Leer bedeutet „STORI“ und den Namen der Zeitreihe.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Encodes the chips of a raster, a series or a folder, to find those that look alike.</source>
        <translation>Kodiert die Ausschnitte eines Rasters, einer Zeitreihe oder eines Ordners, um ähnliche zu finden.</translation>
    </message>
    <message>
        <source>Encoding {chips} chips ({encoder})</source>
        <translation>{chips} Ausschnitte werden beschrieben ({encoder})</translation>
    </message>
    <message>
        <source>Error by gap length, hidden against predicted values, example pixels.</source>
        <translation>Fehler nach Länge der Lücke, verdeckte gegen vorhergesagte Werte, Beispielpixel.</translation>
    </message>
    <message>
        <source>Errors by length of gap</source>
        <translation>Fehler nach Länge der Lücke</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Schätzen</translation>
    </message>
    <message>
        <source>Evaluate retrieval</source>
        <translation>Ähnlichkeitssuche bewerten</translation>
    </message>
    <message>
        <source>Evaluating {}</source>
        <translation>{} wird bewertet</translation>
    </message>
    <message>
        <source>Every place of it counts; of an index of embeddings every pixel of its rasters.</source>
        <translation>Jeder seiner Orte zählt; von einem Index von Embeddings jedes Pixel seiner Raster.</translation>
    </message>
    <message>
        <source>Everywhere needs an example.</source>
        <translation>„Überall“ braucht ein Beispiel.</translation>
    </message>
    <message>
        <source>Everywhere needs places on the map, which this index does not have.</source>
        <translation>„Überall“ braucht Orte auf der Karte, die dieser Index nicht hat.</translation>
    </message>
    <message>
        <source>Example models</source>
        <translation>Beispielmodelle</translation>
    </message>
    <message>
        <source>Example: a point</source>
        <translation>Beispiel: ein Punkt</translation>
    </message>
    <message>
        <source>Example: an image</source>
        <translation>Beispiel: ein Bild</translation>
    </message>
    <message>
        <source>Example: points or polygons</source>
        <translation>Beispiel: Punkte oder Polygone</translation>
    </message>
    <message>
        <source>Example: the chips of another index</source>
        <translation>Beispiel: die Ausschnitte eines anderen Index</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>Als PNG exportieren…</translation>
    </message>
    <message>
        <source>Export or clear</source>
        <translation>Exportieren oder leeren</translation>
    </message>
    <message>
        <source>Export pixels</source>
        <translation>Pixel exportieren</translation>
    </message>
    <message>
        <source>Export plot</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>Fading what is unsure</source>
        <translation>Unsicheres verblasst</translation>
    </message>
    <message>
        <source>Fetching acquisitions</source>
        <translation>Aufnahmen werden geholt</translation>
    </message>
    <message>
        <source>Field curves…</source>
        <translation>Kurven von Feldern…</translation>
    </message>
    <message>
        <source>Field of the labels</source>
        <translation>Feld mit den Bezeichnungen</translation>
    </message>
    <message>
        <source>Field that names the features</source>
        <translation>Feld, das die Objekte benennt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File of places</source>
        <translation>Datei der Orte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files *.storiindex, of chips with labels.</source>
        <translation>Dateien *.storiindex, von Ausschnitten mit Bezeichnungen.</translation>
    </message>
    <message>
        <source>Files are read from this computer; STORI fetches nothing.</source>
        <translation>Dateien werden von diesem Rechner gelesen; STORI holt nichts aus dem Netz.</translation>
    </message>
    <message>
        <source>Fill pixels that were never seen clear</source>
        <translation>Nie klar gesehene Pixel füllen</translation>
    </message>
    <message>
        <source>Fill the gaps that clouds leave, with the help of SAR</source>
        <translation>Füllt mit Hilfe von SAR die Lücken, die Wolken lassen</translation>
    </message>
    <message>
        <source>Fills the gaps that clouds leave in optical time series, with the help of SAR.</source>
        <translation>Füllt mit Hilfe von SAR die Lücken, die Wolken in optischen Zeitreihen lassen.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: {} of {}</source>
        <translation>Filter: {} von {}</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Find similar places</source>
        <translation>Ähnliche Orte finden</translation>
    </message>
    <message>
        <source>Finding the acquisitions</source>
        <translation>Die Aufnahmen werden gesucht</translation>
    </message>
    <message>
        <source>Finding the chips</source>
        <translation>Die Ausschnitte werden gesucht</translation>
    </message>
    <message>
        <source>Finding the dated rasters</source>
        <translation>Datierte Raster werden gesucht</translation>
    </message>
    <message>
        <source>Finding the dates</source>
        <translation>Daten werden gesucht</translation>
    </message>
    <message>
        <source>Finish in the background</source>
        <translation>Im Hintergrund fertig rechnen</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Erstes Datum</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for masks and copies</source>
        <translation>Ordner für Masken und Kopien</translation>
    </message>
    <message>
        <source>Folder for the indices</source>
        <translation>Ordner für die Indizes</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>Ordner für die Karten</translation>
    </message>
    <message>
        <source>Folder for the prepared series</source>
        <translation>Ordner für die aufbereitete Zeitreihe</translation>
    </message>
    <message>
        <source>Folder for the rasters</source>
        <translation>Ordner für die Raster</translation>
    </message>
    <message>
        <source>Folder for the reconstructed rasters</source>
        <translation>Ordner für die rekonstruierten Raster</translation>
    </message>
    <message>
        <source>Folder of SAR acquisitions</source>
        <translation>Ordner der SAR-Aufnahmen</translation>
    </message>
    <message>
        <source>Folder of a result</source>
        <translation>Ordner eines Ergebnisses</translation>
    </message>
    <message>
        <source>Folder of acquisitions</source>
        <translation>Ordner der Aufnahmen</translation>
    </message>
    <message>
        <source>Folder of chips</source>
        <translation>Ordner mit Ausschnitten</translation>
    </message>
    <message>
        <source>Folder of embeddings</source>
        <translation>Ordner mit Embeddings</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Bilderordner</translation>
    </message>
    <message>
        <source>Folder of optical acquisitions</source>
        <translation>Ordner der optischen Aufnahmen</translation>
    </message>
    <message>
        <source>For SOURCE other: a STAC API with /search, such as https://example.org/stac.</source>
        <translation>Für SOURCE other: eine STAC-API mit /search, etwa https://example.org/stac.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of BAND=asset, such as “B04=red, B08=nir, VV=vv”; empty means that they are known by their names.</source>
        <translation>Für SOURCE other: Liste aus KANAL=Asset mit Kommas, etwa „B04=red, B08=nir, VV=vv“; leer heißt, dass sie an ihren Namen erkannt werden.</translation>
    </message>
    <message>
        <source>For SOURCE other: comma list of the collections, optical and SAR.</source>
        <translation>Für SOURCE other: Liste der Sammlungen mit Kommas, optisch und SAR.</translation>
    </message>
    <message>
        <source>For example “ascending” or “descending 110”; empty keeps all.</source>
        <translation>Zum Beispiel „ascending“ oder „descending 110“; leer behält alle.</translation>
    </message>
    <message>
        <source>For sentinel2/, sentinel1/, download.json and download.html. A folder with an earlier download of the same area is gone on with. DRY_RUN needs none.</source>
        <translation>Für sentinel2/, sentinel1/, download.json und download.html. Ein Ordner mit früher geholten Aufnahmen derselben Fläche wird fortgesetzt. DRY_RUN braucht keinen.</translation>
    </message>
    <message>
        <source>For the parameter MODEL of the reconstruction and the validation.</source>
        <translation>Für den Parameter MODEL der Rekonstruktion und der Validierung.</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Gefunden: {}</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>From an area and two dates to folders of dated, cropped, aligned GeoTIFFs.</source>
        <translation>Von einer Fläche und zwei Terminen zu Ordnern datierter, zugeschnittener GeoTIFFs auf einem Gitter.</translation>
    </message>
    <message>
        <source>From embeddings or an index: how alike every place is to points or polygons.</source>
        <translation>Aus Embeddings oder einem Index: wie ähnlich jeder Ort Punkten oder Polygonen ist.</translation>
    </message>
    <message>
        <source>From one chip to the next; less than the size lets chips overlap.</source>
        <translation>Von einem Ausschnitt zum nächsten; weniger als die Größe lässt sie überlappen.</translation>
    </message>
    <message>
        <source>GIF (*.gif);;MP4, needs ffmpeg (*.mp4);;WebM, needs ffmpeg (*.webm)</source>
        <translation>GIF (*.gif);;MP4, braucht ffmpeg (*.mp4);;WebM, braucht ffmpeg (*.webm)</translation>
    </message>
    <message>
        <source>GP fusion</source>
        <translation>GP-Fusion</translation>
    </message>
    <message>
        <source>Gap lengths (days)</source>
        <translation>Längen der Lücken (Tage)</translation>
    </message>
    <message>
        <source>Gap-free</source>
        <translation>Lückenlos</translation>
    </message>
    <message>
        <source>Gap-free reflectance from SAR and cloudy optical series.</source>
        <translation>Lückenlose Reflektanz aus SAR und bewölkten optischen Zeitreihen.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Get acquisitions of a place</source>
        <translation>Aufnahmen eines Ortes holen</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Weiter mit</translation>
    </message>
    <message>
        <source>Go on with an interrupted run</source>
        <translation>Unterbrochenen Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne weitermachen</translation>
    </message>
    <message>
        <source>Going on with an interrupted run: {share:.0f} % of the ground is done.</source>
        <translation>Ein unterbrochener Lauf geht weiter: {share:.0f} % der Fläche sind fertig.</translation>
    </message>
    <message>
        <source>Grey out masked clouds</source>
        <translation>Maskierte Wolken ausgrauen</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>Harmonic waves</source>
        <translation>Harmonische Wellen</translation>
    </message>
    <message>
        <source>Harvest map…</source>
        <translation>Erntekarte…</translation>
    </message>
    <message>
        <source>How all dates are drawn, observed and reconstructed</source>
        <translation>Wie alle Daten dargestellt werden, beobachtete und rekonstruierte</translation>
    </message>
    <message>
        <source>How far off the result is was not measured: with the method auto a run compares methods on dates that it hides.</source>
        <translation>Wie weit das Ergebnis danebenliegt, wurde nicht gemessen: Mit der Methode auto vergleicht ein Lauf die Methoden an Tagen, die er verbirgt.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>How many dates are shown in a second.</source>
        <translation>Wie viele Termine in einer Sekunde gezeigt werden.</translation>
    </message>
    <message>
        <source>How many places to show</source>
        <translation>Wie viele Orte gezeigt werden</translation>
    </message>
    <message>
        <source>How the pictures are drawn</source>
        <translation>Wie die Bilder gezeichnet werden</translation>
    </message>
    <message>
        <source>I have &amp;rasters</source>
        <translation>Ich habe &amp;Raster</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>In any CRS; only selected features where the box is ticked.</source>
        <translation>In beliebigem KBS; mit Häkchen nur die ausgewählten Objekte.</translation>
    </message>
    <message>
        <source>In the unit of the band: index units, or reflectance from 0 to 1.</source>
        <translation>In der Einheit des Bandes: Indexeinheiten, oder Reflektanz von 0 bis 1.</translation>
    </message>
    <message>
        <source>In the unit of the index; pixels with less have no season.</source>
        <translation>In der Einheit des Index; Pixel mit weniger haben keine Saison.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Index of places</source>
        <translation>Index von Orten</translation>
    </message>
    <message>
        <source>Indexes with labels</source>
        <translation>Indizes mit Bezeichnungen</translation>
    </message>
    <message>
        <source>Indices</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Infrared</source>
        <translation>Infrarot</translation>
    </message>
    <message>
        <source>Inspect acquisitions</source>
        <translation>Aufnahmen prüfen</translation>
    </message>
    <message>
        <source>It can be finished in the background while QGIS is closed, or be stopped: what it has finished is kept, and the same run goes on from there.</source>
        <translation>Er kann im Hintergrund fertig gerechnet werden, während QGIS geschlossen ist, oder angehalten werden: Was fertig ist, bleibt, und derselbe Lauf geht von dort weiter.</translation>
    </message>
    <message>
        <source>It is tried again first. leave-out: the acquisition counts as missing where it cannot be read, in squares of 128 pixels, with a warning and a line in the manifest; stop: the run stops. When most files fail at once it stops in any case.</source>
        <translation>Zuerst wird es noch einmal versucht. leave-out: die Aufnahme gilt dort als fehlend, wo sie nicht lesbar ist, in Quadraten von 128 Pixeln, mit einer Warnung und einer Zeile im Manifest; stop: der Lauf bricht ab. Fallen die meisten Dateien auf einmal aus, bricht er in jedem Fall ab.</translation>
    </message>
    <message>
        <source>It shares its file with others, so it cannot be left out by itself.</source>
        <translation>Sie teilt ihre Datei mit anderen und kann darum nicht allein weggelassen werden.</translation>
    </message>
    <message>
        <source>Its values are the labels, such as the crop of a field.</source>
        <translation>Seine Werte sind die Bezeichnungen, etwa die Kultur eines Feldes.</translation>
    </message>
    <message>
        <source>Its values become feature_id; empty means the feature's own number.</source>
        <translation>Seine Werte werden feature_id; leer bedeutet die Nummer des Objekts.</translation>
    </message>
    <message>
        <source>Keep clear observations</source>
        <translation>Klare Beobachtungen behalten</translation>
    </message>
    <message>
        <source>Keep clear observations as they are</source>
        <translation>Klare Beobachtungen behalten</translation>
    </message>
    <message>
        <source>Keep only this orbit</source>
        <translation>Nur diesen Orbit behalten</translation>
    </message>
    <message>
        <source>Keep the pixels shown, and compare them with the next</source>
        <translation>Die gezeigten Pixel behalten und mit den nächsten vergleichen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>LEARN_FROM is “{choice}”: choose one of {choices}.</source>
        <translation>LEARN_FROM ist „{choice}“: Wählen Sie eines von {choices}.</translation>
    </message>
    <message>
        <source>Labels of a folder of chips</source>
        <translation>Klassen eines Ordners mit Bildausschnitten</translation>
    </message>
    <message>
        <source>Labels: polygons</source>
        <translation>Bezeichnungen: Polygone</translation>
    </message>
    <message>
        <source>Landsat QA_PIXEL</source>
        <translation>Landsat QA_PIXEL</translation>
    </message>
    <message>
        <source>Last date</source>
        <translation>Letztes Datum</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Lernen aus</translation>
    </message>
    <message>
        <source>Learning from the scene</source>
        <translation>Es wird aus der Szene gelernt</translation>
    </message>
    <message>
        <source>Learning the encoder {encoder} from the chips</source>
        <translation>Der Encoder {encoder} wird aus den Ausschnitte gelernt</translation>
    </message>
    <message>
        <source>Learning {series}: </source>
        <translation>{series} wird gelernt: </translation>
    </message>
    <message>
        <source>Learning {what} from {pixels} pixels on {dates} dates.</source>
        <translation>{what} wird aus {pixels} Pixeln an {dates} Terminen gelernt.</translation>
    </message>
    <message>
        <source>Least gain of the network for auto (%)</source>
        <translation>Geringster Gewinn des Netzes für auto (%)</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave these {} out</source>
        <translation>Diese {} weglassen</translation>
    </message>
    <message>
        <source>Leaves out clear observations that stand out from what came before and after, as cloud and shadow do; harvest, mowing and ploughing stay. The report says how many.</source>
        <translation>Lässt klare Beobachtungen weg, die von davor und danach so abweichen, wie Wolken und Schatten es tun; Ernte, Mahd und Pflügen bleiben. Der Bericht nennt die Zahl.</translation>
    </message>
    <message>
        <source>Less like the selected (−)</source>
        <translation>Weniger wie die ausgewählten (−)</translation>
    </message>
    <message>
        <source>Let colours of the result give way where its standard deviation is large</source>
        <translation>Farben des Ergebnisses zurücktreten lassen, wo seine Standardabweichung groß ist</translation>
    </message>
    <message>
        <source>Let stori train on the scene</source>
        <translation>stori an der Szene trainieren lassen</translation>
    </message>
    <message>
        <source>Levels orbits, filters speckle, and writes VV, VH, RVI and VH/VV, also split.</source>
        <translation>Gleicht Orbits an, filtert Speckle und schreibt VV, VH, RVI und VH/VV, auch zerlegt.</translation>
    </message>
    <message>
        <source>Lists what is in folders of optical and SAR rasters, and what looks odd about it.</source>
        <translation>Listet auf, was in Ordnern mit optischen und SAR-Rastern liegt und was daran auffällt.</translation>
    </message>
    <message>
        <source>Load a dated series</source>
        <translation>Datierte Zeitreihe laden</translation>
    </message>
    <message>
        <source>Loading STORI</source>
        <translation>STORI wird geladen</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>Rechenkern wird geladen</translation>
    </message>
    <message>
        <source>Loading the plot</source>
        <translation>Diagramm wird geladen</translation>
    </message>
    <message>
        <source>Loads a folder of dated rasters as groups that the Temporal Controller can play.</source>
        <translation>Lädt einen Ordner datierter Raster als Gruppen, die die Zeitsteuerung abspielen kann.</translation>
    </message>
    <message>
        <source>Longest stretch without an optical acquisition of less than {cloud:.0f} % cloud: {days}, {first} to {last}.</source>
        <translation>Längste Zeit ohne eine optische Aufnahme mit weniger als {cloud:.0f} % Wolken: {days}, {first} bis {last}.</translation>
    </message>
    <message>
        <source>Look at a whole field: click a polygon of a layer, or set the corners of one and end it with a right click</source>
        <translation>Ein ganzes Feld ansehen: ein Polygon eines Layers anklicken, oder die Ecken eines neuen setzen und mit einem Rechtsklick abschließen</translation>
    </message>
    <message>
        <source>Looking at the layers</source>
        <translation>Layer werden angesehen</translation>
    </message>
    <message>
        <source>Looking at the rasters</source>
        <translation>Raster werden angesehen</translation>
    </message>
    <message>
        <source>Looking for a result</source>
        <translation>Ein Ergebnis wird gesucht</translation>
    </message>
    <message>
        <source>Looking for acquisitions</source>
        <translation>Aufnahmen werden gesucht</translation>
    </message>
    <message>
        <source>Looking for the images of the project</source>
        <translation>Die Bilder des Projekts werden gesucht</translation>
    </message>
    <message>
        <source>Looking into {}</source>
        <translation>{} wird durchsucht</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:,.10g} m, which is {radius:,.0f} pixels: give {widest:,.0f} m or less.</source>
        <translation>MASK_BUFFER ist {metres:,.10g} m, das sind {radius:,.0f} Pixel: Geben Sie {widest:,.0f} m oder weniger an.</translation>
    </message>
    <message>
        <source>MASK_BUFFER is {metres:g}: give metres, 0 or more.</source>
        <translation>MASK_BUFFER ist {metres:g}: Geben Sie Meter an, 0 oder mehr.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB, but this many dates and bands need {needed} MiB with {workers} workers: raise MEMORY, or lower WORKERS or the number of bands.</source>
        <translation>MEMORY ist {memory} MiB, aber so viele Termine und Bänder brauchen {needed} MiB mit {workers} Threads: Erhöhen Sie MEMORY, oder senken Sie WORKERS oder die Zahl der Bänder.</translation>
    </message>
    <message>
        <source>MEMORY is {memory} MiB: give {least} or more.</source>
        <translation>MEMORY ist {memory} MiB: Geben Sie {least} oder mehr an.</translation>
    </message>
    <message>
        <source>METHOD is “{method}”: choose one of {choices}.</source>
        <translation>METHOD ist „{method}“: Wählen Sie eine von {choices}.</translation>
    </message>
    <message>
        <source>MM-DD, a day when little grows; auto finds one. A season lasts a year.</source>
        <translation>MM-TT, ein Tag, an dem wenig wächst; auto findet einen. Eine Saison dauert ein Jahr.</translation>
    </message>
    <message>
        <source>MODIS, VIIRS, Sentinel-3, PROBA-V: a sensor that sees more dates in larger pixels, and guides the optical images through gaps</source>
        <translation>MODIS, VIIRS, Sentinel-3, PROBA-V: ein Sensor, der mehr Tage in größeren Pixeln sieht und die optischen Bilder durch Lücken leitet</translation>
    </message>
    <message>
        <source>Made by “Build an index of places”.</source>
        <translation>Erzeugt von „Index von Orten aufbauen“.</translation>
    </message>
    <message>
        <source>Make a file of places from a result or a raster</source>
        <translation>Eine Datei der Orte aus einem Ergebnis oder Raster machen</translation>
    </message>
    <message>
        <source>Makes a difference with an extent. extent: methods, standard deviations and levels of SAR are learned there, where they fit best; tiles computed one by one differ a little where they meet. scene: they are learned from all the ground that the rasters share, so that every pixel has the same values whatever the extent.</source>
        <translation>Macht bei gesetzter Ausdehnung einen Unterschied. extent: Methoden, Standardabweichungen und Niveaus des SAR werden dort gelernt, wo sie am besten passen; einzeln berechnete Kacheln unterscheiden sich ein wenig, wo sie aneinanderstoßen. scene: gelernt wird aus dem ganzen Gebiet, das die Raster gemeinsam haben, sodass jedes Pixel bei jeder Ausdehnung dieselben Werte hat.</translation>
    </message>
    <message>
        <source>Makes a network for the method stori from your own scenes or tables of series.</source>
        <translation>Macht aus Ihren Szenen oder Tabellen von Zeitreihen ein Netz für die Methode stori.</translation>
    </message>
    <message>
        <source>Making a season of farmland: cloudy images and SAR…</source>
        <translation>Eine Saison Ackerland entsteht: bewölkte Bilder und SAR …</translation>
    </message>
    <message>
        <source>Manifest (JSON): all that repeats the run</source>
        <translation>Manifest (JSON): alles, was den Lauf wiederholt</translation>
    </message>
    <message>
        <source>Manifest (JSON): inputs, parameters, outputs</source>
        <translation>Manifest (JSON): Eingaben, Parameter, Ausgaben</translation>
    </message>
    <message>
        <source>Manifest (JSON): what came of what</source>
        <translation>Manifest (JSON): was woraus wurde</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Mark start, peak and end of the seasons on the curve</source>
        <translation>Beginn, Höhepunkt und Ende der Saisons auf der Kurve zeigen</translation>
    </message>
    <message>
        <source>Mark sudden changes on the curve, such as harvests</source>
        <translation>Plötzliche Veränderungen auf der Kurve zeigen, etwa Ernten</translation>
    </message>
    <message>
        <source>Mask clouds</source>
        <translation>Wolken maskieren</translation>
    </message>
    <message>
        <source>Masks of yes and no</source>
        <translation>Masken aus Ja und Nein</translation>
    </message>
    <message>
        <source>May be left out. Searched with its subfolders: MODIS, VIIRS, Sentinel-3, PROBA-V or other dated rasters of a sensor that sees more dates in larger pixels, with their masks.</source>
        <translation>Darf fehlen. Wird mit Unterordnern durchsucht: MODIS, VIIRS, Sentinel-3, PROBA-V oder andere datierte Raster eines Sensors, der mehr Termine in größeren Pixeln sieht, mit ihren Masken.</translation>
    </message>
    <message>
        <source>Mean and deviation of the photographs that it saw; auto: as its files and names tell; imagenet: DeiT, DINO, MAE, torchvision; half: 0.5, ViT of timm.</source>
        <translation>Mittel und Abweichung der Fotos, die es gesehen hat; auto: wie seine Dateien und Namen es sagen; imagenet: DeiT, DINO, MAE, torchvision; half: 0,5, ViT von timm.</translation>
    </message>
    <message>
        <source>Mean average precision of encoders, codes and distances on chips with labels.</source>
        <translation>Mittlere durchschnittliche Genauigkeit von Encodern, Codes und Abständen an Ausschnitten mit Bezeichnungen.</translation>
    </message>
    <message>
        <source>Measuring clouds</source>
        <translation>Wolken werden gemessen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory (MiB)</source>
        <translation>Arbeitsspeicher (MiB)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Methods that learn from all the ground that the images share give a pixel the same values whatever the area.</source>
        <translation>Methoden, die aus aller Fläche lernen, die die Bilder gemeinsam haben, geben einem Pixel dieselben Werte, welche Fläche auch gewählt ist.</translation>
    </message>
    <message>
        <source>Milvus: file or address</source>
        <translation>Milvus: Datei oder Adresse</translation>
    </message>
    <message>
        <source>Model files (*.npz)</source>
        <translation>Modelldateien (*.npz)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More like the selected (+)</source>
        <translation>Mehr wie die ausgewählten (+)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>More scenes</source>
        <translation>Weitere Szenen</translation>
    </message>
    <message>
        <source>Most breaks per pixel</source>
        <translation>Höchstzahl der Brüche je Pixel</translation>
    </message>
    <message>
        <source>Most cloud (per cent)</source>
        <translation>Höchste Bewölkung (Prozent)</translation>
    </message>
    <message>
        <source>Most days off</source>
        <translation>Höchstens Tage entfernt</translation>
    </message>
    <message>
        <source>Most missing (per cent)</source>
        <translation>Höchstens fehlend (Prozent)</translation>
    </message>
    <message>
        <source>Move what is selected to another list</source>
        <translation>Ausgewähltes in eine andere Liste verschieben</translation>
    </message>
    <message>
        <source>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI and others of every date of a series.</source>
        <translation>NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI und andere für jeden Termin einer Zeitreihe.</translation>
    </message>
    <message>
        <source>Name of the layer group</source>
        <translation>Name der Layergruppe</translation>
    </message>
    <message>
        <source>Nearest: {} at distance {:.4g}.</source>
        <translation>Am nächsten: {} mit Abstand {:.4g}.</translation>
    </message>
    <message>
        <source>Network to start from</source>
        <translation>Netz, mit dem begonnen wird</translation>
    </message>
    <message>
        <source>Network weights</source>
        <translation>Gewichte des Netzes</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New here? A small made-up scene shows in a minute what STORI does.</source>
        <translation>Neu hier? Eine kleine erfundene Szene zeigt in einer Minute, was STORI tut.</translation>
    </message>
    <message>
        <source>No acquisition date was found for {files}: put the date in the file name ({forms}) or in the metadata item ACQUISITION_DATE, or set the layer's temporal range, or take it out.{request}</source>
        <translation>Für {files} wurde kein Aufnahmedatum gefunden: Schreiben Sie das Datum in den Dateinamen ({forms}) oder in den Metadateneintrag ACQUISITION_DATE, oder setzen Sie den Zeitbereich des Layers, oder nehmen Sie es heraus.{request}</translation>
    </message>
    <message>
        <source>No acquisition has a pixel within EXTENT: choose another or more dates.</source>
        <translation>Keine Aufnahme hat ein Pixel in EXTENT: Wählen Sie anderes oder mehr Termine.</translation>
    </message>
    <message>
        <source>No acquisition lies between {first} and {last}: widen START and END, or give STEP as a duration such as P10D.</source>
        <translation>Keine Aufnahme liegt zwischen {first} und {last}: Fassen Sie START und END weiter, oder geben Sie STEP als Dauer an, etwa P10D.</translation>
    </message>
    <message>
        <source>No break: no two dates of the curve lie within {} days.</source>
        <translation>Kein Bruch: keine zwei Termine der Kurve liegen innerhalb von {} Tagen.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {} at most; {} is asked for.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen ändert sie sich um höchstens {}; verlangt ist {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it changes by {}, but as steadily as around.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen ändert sie sich um {}, aber so stetig wie ringsum.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {} at most; {} is asked for.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen fällt sie um höchstens {}; verlangt ist {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it falls by {}, but as steadily as around.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen fällt sie um {}, aber so stetig wie ringsum.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {} at most; {} is asked for.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen steigt sie um höchstens {}; verlangt ist {}.</translation>
    </message>
    <message>
        <source>No break: within {} days it rises by {}, but as steadily as around.</source>
        <translation>Kein Bruch: innerhalb von {} Tagen steigt sie um {}, aber so stetig wie ringsum.</translation>
    </message>
    <message>
        <source>No clear observation of {bands} was found on any date: check CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START and END leave something.</source>
        <translation>An keinem Termin wurde eine klare Beobachtung von {bands} gefunden: Prüfen Sie CLOUD_MASK und CLEAR_CLASSES, den Nodata-Wert und ob START und END etwas übrig lassen.</translation>
    </message>
    <message>
        <source>No optical acquisition has all the bands {bands}: ask for fewer bands.</source>
        <translation>Keine optische Aufnahme hat alle Bänder {bands}: Verlangen Sie weniger Bänder.</translation>
    </message>
    <message>
        <source>No optical image with a date was found in what you chose: add others in the Data tab.</source>
        <translation>In Ihrer Auswahl war kein optisches Bild mit Datum: fügen Sie im Reiter Daten andere hinzu.</translation>
    </message>
    <message>
        <source>No optical rasters were given: choose layers in OPTICAL or a folder in OPTICAL_FOLDER.</source>
        <translation>Es wurden keine optischen Raster angegeben: Wählen Sie Layer in OPTICAL oder einen Ordner in OPTICAL_FOLDER.</translation>
    </message>
    <message>
        <source>No season: none with an amplitude of {} or more lies wholly between the dates.</source>
        <translation>Keine Saison: keine mit einer Amplitude von {} oder mehr liegt ganz zwischen den Terminen.</translation>
    </message>
    <message>
        <source>No {role} rasters were given: choose some, or their folder.</source>
        <translation>Es wurden keine Raster angegeben ({role}): Wählen Sie welche, oder ihren Ordner.</translation>
    </message>
    <message>
        <source>None of the {role} rasters holds {wanted}: choose others.</source>
        <translation>Keines der Raster ({role}) enthält {wanted}: Wählen Sie andere.</translation>
    </message>
    <message>
        <source>None: nodata alone</source>
        <translation>Keine: nur Nodata</translation>
    </message>
    <message>
        <source>Nothing is asked for: choose OPTICAL, or switch SAR on.</source>
        <translation>Es ist nichts verlangt: Wählen Sie OPTICAL, oder schalten Sie SAR ein.</translation>
    </message>
    <message>
        <source>Nothing tells what the {count} bands of the coarse rasters are ({name}): describe them as red, nir and so on, or name the files by product and band, so that they tell of {names}; or leave COARSE out.</source>
        <translation>Nichts sagt, was die {count} Bänder der groben Raster sind ({name}): beschreiben Sie sie als red, nir und so weiter, oder benennen Sie die Dateien nach Produkt und Band, sodass sie etwas über {names} sagen; oder lassen Sie COARSE weg.</translation>
    </message>
    <message>
        <source>Number of chips</source>
        <translation>Zahl der Ausschnitte</translation>
    </message>
    <message>
        <source>Number of places</source>
        <translation>Zahl der Orte</translation>
    </message>
    <message>
        <source>Numbers or bits; bits are much smaller.</source>
        <translation>Zahlen oder Bits; Bits sind viel kleiner.</translation>
    </message>
    <message>
        <source>OPTICAL and COARSE are the same rasters: give those of the finer sensor in OPTICAL and those of the coarser one in COARSE, each in a folder of its own.</source>
        <translation>OPTICAL und COARSE sind dieselben Raster: Geben Sie die des feineren Sensors in OPTICAL und die des gröberen in COARSE an, jede in einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): choose another folder.</source>
        <translation>OUTPUT {output} kann nicht geschrieben werden ({reason}): Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written ({reason}): free some disk or choose another place, and run it again; what is there is kept.</source>
        <translation>OUTPUT {output} kann nicht geschrieben werden ({reason}): Schaffen Sie Platz oder wählen Sie einen anderen Ort, und starten Sie noch einmal; was da ist, bleibt.</translation>
    </message>
    <message>
        <source>OUTPUT {output} cannot be written to ({reason}): choose another folder.</source>
        <translation>In OUTPUT {output} kann nicht geschrieben werden ({reason}): Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds acquisitions of another area or resolution ({name}): choose another folder, or the same area.</source>
        <translation>OUTPUT {output} enthält Aufnahmen einer anderen Fläche oder Auflösung ({name}): Wählen Sie einen anderen Ordner, oder dieselbe Fläche.</translation>
    </message>
    <message>
        <source>OUTPUT {output} holds the unfinished work of a run that differs: {differences}. Run it as it was to go on with it, turn RESUME off to begin anew, or choose another folder.</source>
        <translation>OUTPUT {output} enthält die unfertige Arbeit eines anderen Laufs: {differences}. Starten Sie ihn, wie er war, um weiterzumachen, schalten Sie RESUME aus, um neu zu beginnen, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is the folder of the input {path}: choose a folder of its own.</source>
        <translation>OUTPUT {output} ist der Ordner der Eingabe {path}: Wählen Sie einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>OUTPUT {output} is where another run is writing right now: choose another folder, or wait for it.</source>
        <translation>In OUTPUT {output} schreibt gerade ein anderer Lauf: Wählen Sie einen anderen Ordner, oder warten Sie ihn ab.</translation>
    </message>
    <message>
        <source>OUTPUT {output} went away while the run was writing ({reason}): connect its drive again or choose another folder, then run it again.</source>
        <translation>OUTPUT {output} verschwand, während der Lauf schrieb ({reason}): Verbinden Sie das Laufwerk wieder oder wählen Sie einen anderen Ordner, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Observed clear</source>
        <translation>Klar beobachtet</translation>
    </message>
    <message>
        <source>Of VV, VH and CR in the result; the unit of the input is detected.</source>
        <translation>Von VV, VH und CR im Ergebnis; die Einheit der Eingabe wird erkannt.</translation>
    </message>
    <message>
        <source>Of random filters and hyperplanes; the same seed gives the same index.</source>
        <translation>Der zufälligen Filter und Hyperebenen; derselbe Startwert gibt denselben Index.</translation>
    </message>
    <message>
        <source>Of the same encoder and code: build it with the encoder of the first.</source>
        <translation>Mit gleichem Encoder und Code: bauen Sie ihn mit dem Encoder des ersten auf.</translation>
    </message>
    <message>
        <source>Of {sensor} nothing was found in this period.</source>
        <translation>Von {sensor} wurde in diesem Zeitraum nichts gefunden.</translation>
    </message>
    <message>
        <source>Off: every orbit becomes a series of its own.</source>
        <translation>Aus: jeder Orbit wird eine eigene Zeitreihe.</translation>
    </message>
    <message>
        <source>On the ground of the index, in any CRS.</source>
        <translation>Im Gebiet des Index, in beliebigem KBS.</translation>
    </message>
    <message>
        <source>On what is looked for, in any CRS.</source>
        <translation>Auf dem, was gesucht wird, in beliebigem KBS.</translation>
    </message>
    <message>
        <source>On what is not looked for.</source>
        <translation>Auf dem, was nicht gesucht wird.</translation>
    </message>
    <message>
        <source>On: clear pixels keep their measured value. Off: they get the fit, with less noise.</source>
        <translation>Ein: klare Pixel behalten ihren Messwert. Aus: sie bekommen den angepassten, mit weniger Rauschen.</translation>
    </message>
    <message>
        <source>On: date and kind stand above each map. Off: the maps and the bar of time only.</source>
        <translation>Ein: Datum und Art stehen über jeder Karte. Aus: nur die Karten und der Zeitbalken.</translation>
    </message>
    <message>
        <source>On: finished blocks outlive Cancel, a crash or a full disk in a hidden folder of the output, and the same run into the same folder goes on from them; one with other inputs or parameters is refused. Off: begins anew and keeps nothing unfinished.</source>
        <translation>Ein: fertige Blöcke überstehen Abbruch, Absturz oder volle Platte in einem verborgenen Ordner der Ausgabe, und derselbe Lauf in denselben Ordner setzt bei ihnen fort; einer mit anderen Eingaben oder Parametern wird abgelehnt. Aus: beginnt neu und behält nichts Unfertiges.</translation>
    </message>
    <message>
        <source>On: the time range of the project becomes that of the series. Off: it is kept.</source>
        <translation>Ein: der Zeitbereich des Projekts wird der der Zeitreihe. Aus: er bleibt.</translation>
    </message>
    <message>
        <source>On: they get what the scene and their SAR say of that date, with the wide interval that it deserves, and their own class in the quality. Off: they stay empty.</source>
        <translation>Ein: sie bekommen, was die Szene und ihr SAR über den Termin sagen, mit dem weiten Intervall, das dem gebührt, und eine eigene Klasse in der Qualität. Aus: sie bleiben leer.</translation>
    </message>
    <message>
        <source>On: what the cloud masks of the clouded acquisitions hide is grey. Off: as seen.</source>
        <translation>Ein: was die Wolkenmasken der bewölkten Aufnahmen verdecken, ist grau. Aus: wie gesehen.</translation>
    </message>
    <message>
        <source>One GeoTIFF per date, &lt;series&gt;_YYYYMMDD.tif, beside manifest.json, report and log.</source>
        <translation>Ein GeoTIFF je Termin, &lt;series&gt;_YYYYMMDD.tif, neben manifest.json, Bericht und Protokoll.</translation>
    </message>
    <message>
        <source>One GeoTIFF per index and date, &lt;index&gt;_YYYYMMDD.tif, and spectralindex.json.</source>
        <translation>Ein GeoTIFF je Index und Termin, &lt;index&gt;_YYYYMMDD.tif, und spectralindex.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per season, phenology_&lt;season&gt;.tif, and phenology.json.</source>
        <translation>Ein GeoTIFF je Saison, phenology_&lt;season&gt;.tif, und phenology.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF per series and date, and preparesar.json.</source>
        <translation>Ein GeoTIFF je Reihe und Termin, und preparesar.json.</translation>
    </message>
    <message>
        <source>One GeoTIFF, changes_&lt;years&gt;.tif, and changes.json.</source>
        <translation>Ein GeoTIFF, changes_&lt;years&gt;.tif, und changes.json.</translation>
    </message>
    <message>
        <source>One band or index, for example “NDVI”, or three bands for red, green and blue, for example “B08, B04, B03”; empty means natural colours, else NDVI, else the first band.</source>
        <translation>Ein Band oder Index, zum Beispiel „NDVI“, oder drei Bänder für Rot, Grün und Blau, zum Beispiel „B08, B04, B03“; leer bedeutet natürliche Farben, sonst NDVI, sonst das erste Band.</translation>
    </message>
    <message>
        <source>One example</source>
        <translation>Ein Beispiel</translation>
    </message>
    <message>
        <source>One file with everything that a search needs, which may be copied anywhere.</source>
        <translation>Eine Datei mit allem, was eine Suche braucht; sie lässt sich überallhin kopieren.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date where the series has standard deviations.</source>
        <translation>Ein weiteres GeoTIFF je Termin, wo die Zeitreihe Standardabweichungen hat.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_quality.tif: whether a pixel was observed that day, days to the nearest clear date, and how much is left open.</source>
        <translation>Ein weiteres GeoTIFF je Termin, &lt;series&gt;_YYYYMMDD_quality.tif: ob ein Pixel an dem Tag beobachtet wurde, die Tage bis zum nächsten klaren Termin und wie viel offen bleibt.</translation>
    </message>
    <message>
        <source>One more GeoTIFF per date, &lt;series&gt;_YYYYMMDD_sd.tif, in the units of the bands.</source>
        <translation>Ein weiteres GeoTIFF je Termin, &lt;series&gt;_YYYYMMDD_sd.tif, in den Einheiten der Bänder.</translation>
    </message>
    <message>
        <source>One polygon per chip found, in the CRS of the index.</source>
        <translation>Ein Polygon je gefundenem Ausschnitt, im KBS des Index.</translation>
    </message>
    <message>
        <source>One raster of any bands, with or without a date.</source>
        <translation>Ein Raster mit beliebigen Bändern, mit oder ohne Datum.</translation>
    </message>
    <message>
        <source>One row per feature, date and band, with the feature's geometry.</source>
        <translation>Eine Zeile je Objekt, Termin und Band, mit der Geometrie des Objekts.</translation>
    </message>
    <message>
        <source>One row per file, comma separated, UTF-8.</source>
        <translation>Eine Zeile je Datei, mit Komma getrennt, UTF-8.</translation>
    </message>
    <message>
        <source>One row per index, code and distance; comma separated, UTF-8.</source>
        <translation>Eine Zeile je Index, Code und Abstand; mit Komma getrennt, UTF-8.</translation>
    </message>
    <message>
        <source>One row per method, band and gap length; comma separated, UTF-8.</source>
        <translation>Eine Zeile je Methode, Band und Länge der Lücke; mit Komma getrennt, UTF-8.</translation>
    </message>
    <message>
        <source>One row per scene: the folder of optical and the folder of SAR acquisitions.</source>
        <translation>Eine Zeile je Szene: der Ordner der optischen und der Ordner der SAR-Aufnahmen.</translation>
    </message>
    <message>
        <source>One that rises with vegetation; an index is computed where it is not there.</source>
        <translation>Einer, der mit der Vegetation steigt; ein Index, der nicht vorhanden ist, wird berechnet.</translation>
    </message>
    <message>
        <source>Only say what would be fetched</source>
        <translation>Nur sagen, was geholt würde</translation>
    </message>
    <message>
        <source>Only {dates} dates have clear observations of {series}, too few {purpose}: linear interpolation is used.</source>
        <translation>Nur {dates} Termine haben klare Beobachtungen von {series}, zu wenige {purpose}: Es wird linear interpoliert.</translation>
    </message>
    <message>
        <source>Open a file of places, or make a new one from a result or a raster.</source>
        <translation>Öffnen Sie eine Datei der Orte, oder machen Sie eine neue aus einem Ergebnis oder Raster.</translation>
    </message>
    <message>
        <source>Open a result…</source>
        <translation>Ergebnis öffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>&amp;Bericht öffnen</translation>
    </message>
    <message>
        <source>Opening the images</source>
        <translation>Bilder werden geöffnet</translation>
    </message>
    <message>
        <source>Opening the index</source>
        <translation>Index wird geöffnet</translation>
    </message>
    <message>
        <source>Opening the scene</source>
        <translation>Szene wird geöffnet</translation>
    </message>
    <message>
        <source>Opening {}</source>
        <translation>{} wird geöffnet</translation>
    </message>
    <message>
        <source>Optical</source>
        <translation>Optisch</translation>
    </message>
    <message>
        <source>Optical acquisitions</source>
        <translation>Optische Aufnahmen</translation>
    </message>
    <message>
        <source>Optical acquisitions, one of these: a folder</source>
        <translation>Optische Aufnahmen, eines davon: ein Ordner</translation>
    </message>
    <message>
        <source>Optical folder</source>
        <translation>Optischer Ordner</translation>
    </message>
    <message>
        <source>Or a duration such as P8D, P2W or P1M, or dates such as 2021-05-01, 2021-06-01</source>
        <translation>Oder eine Dauer wie P8D, P2W oder P1M, oder Termine wie 2021-05-01, 2021-06-01</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>Orbit</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1</source>
        <translation>Orbits von Sentinel-1</translation>
    </message>
    <message>
        <source>Orbits of Sentinel-1: {orbits}.</source>
        <translation>Orbits von Sentinel-1: {orbits}.</translation>
    </message>
    <message>
        <source>Output dates</source>
        <translation>Ausgabetermine</translation>
    </message>
    <message>
        <source>Page on the training</source>
        <translation>Seite über das Training</translation>
    </message>
    <message>
        <source>Page with a drawing</source>
        <translation>Seite mit Zeichnung</translation>
    </message>
    <message>
        <source>Page with curves</source>
        <translation>Seite mit Kurven</translation>
    </message>
    <message>
        <source>Page with drawings</source>
        <translation>Seite mit Zeichnungen</translation>
    </message>
    <message>
        <source>Page with examples</source>
        <translation>Seite mit Beispielen</translation>
    </message>
    <message>
        <source>Page: dates, clear shares, what failed</source>
        <translation>Seite: Termine, wolkenfreie Anteile, was fehlschlug</translation>
    </message>
    <message>
        <source>Passed over {files}: no date was found{why}, and all other files have one. If it belongs to the series, put its date in its name.</source>
        <translation>Übergangen {files}: kein Datum wurde gefunden{why}, und alle anderen Dateien haben eines. Gehört sie zur Zeitreihe, schreiben Sie ihr Datum in ihren Namen.</translation>
    </message>
    <message>
        <source>Passed over {files}: {reason}.</source>
        <translation>Übergangen {files}: {reason}.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Period, from</source>
        <translation>Zeitraum, von</translation>
    </message>
    <message>
        <source>Period, to</source>
        <translation>Zeitraum, bis</translation>
    </message>
    <message>
        <source>Phenology</source>
        <translation>Phänologie</translation>
    </message>
    <message>
        <source>Phenology…</source>
        <translation>Phänologie…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>Bilder vom {}</translation>
    </message>
    <message>
        <source>Pictures: bands that this index does not name; one built again does.</source>
        <translation>Bilder: Bänder, die dieser Index nicht nennt; ein neu gebauter tut es.</translation>
    </message>
    <message>
        <source>Pictures: the first three numbers of the vectors, as red, green and blue.</source>
        <translation>Bilder: die ersten drei Zahlen der Vektoren als Rot, Grün und Blau.</translation>
    </message>
    <message>
        <source>Pictures: true colour, or the first bands where red, green or blue lack.</source>
        <translation>Bilder: Echtfarben, oder die ersten Bänder, wo Rot, Grün oder Blau fehlt.</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest optical raster.</source>
        <translation>Pixelgröße des Ergebnisses; leer bedeutet die des feinsten optischen Rasters.</translation>
    </message>
    <message>
        <source>Pixel side of the result; empty means that of the finest raster.</source>
        <translation>Pixelgröße des Ergebnisses; leer bedeutet die des feinsten Rasters.</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>Pixelgröße</translation>
    </message>
    <message>
        <source>Places that look alike</source>
        <translation>Orte, die sich ähneln</translation>
    </message>
    <message>
        <source>Play on the map, or stop</source>
        <translation>Auf der Karte abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play the season on the map, without clouds.</source>
        <translation>Spielen Sie die Saison auf der Karte ab, ohne Wolken.</translation>
    </message>
    <message>
        <source>Play the series on the map, or stop it</source>
        <translation>Die Zeitreihe in der Karte abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Plot of the pixel over time</source>
        <translation>Diagramm des Pixels im Zeitverlauf</translation>
    </message>
    <message>
        <source>Point at a place, or give an image: the chips of an index that are most like it.</source>
        <translation>Zeigen Sie auf einen Ort oder geben Sie ein Bild: die Ausschnitte eines Index, die ihm am ähnlichsten sind.</translation>
    </message>
    <message>
        <source>Points or polygons</source>
        <translation>Punkte oder Polygone</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Prepare SAR</source>
        <translation>SAR aufbereiten</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Products with more cloud, as the catalogue has it, are left out. 100 keeps all: a clouded product may be clear over the area.</source>
        <translation>Produkte mit mehr Wolken, wie der Katalog sie angibt, bleiben weg. 100 behält alle: ein bewölktes Produkt kann über der Fläche wolkenfrei sein.</translation>
    </message>
    <message>
        <source>Queries (per cent)</source>
        <translation>Anfragen (Prozent)</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than the {across:,.10g} that the rasters measure across: give the side of a pixel in units of their CRS, or leave it out.</source>
        <translation>RESOLUTION ist {resolution:,.10g}, mehr als die {across:,.10g}, die die Raster breit sind: Geben Sie die Seite eines Pixels in Einheiten ihres KBS an, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:,.10g}, more than {times:,} times finer than the {size:,.10g} of the rasters: give the side of a pixel in units of their CRS (metres or degrees), or leave it out.</source>
        <translation>RESOLUTION ist {resolution:,.10g}, mehr als {times:,}-mal feiner als die {size:,.10g} der Raster: Geben Sie die Seite eines Pixels in Einheiten ihres KBS an (Meter oder Grad), oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give a pixel size above zero.</source>
        <translation>RESOLUTION ist {resolution:g}: Geben Sie eine Pixelgröße über null an.</translation>
    </message>
    <message>
        <source>RESOLUTION is {resolution:g}: give metres from {times:g} to {coarsest:g}.</source>
        <translation>RESOLUTION ist {resolution:g}: Geben Sie Meter von {times:g} bis {coarsest:g} an.</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Radar sees through clouds: gamma0, terrain-corrected, where the source has it.</source>
        <translation>Radar sieht durch Wolken: Gamma0, geländekorrigiert, wo die Quelle es hat.</translation>
    </message>
    <message>
        <source>Ranked places</source>
        <translation>Gereihte Orte</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Rasters by series and date</source>
        <translation>Raster nach Reihe und Termin</translation>
    </message>
    <message>
        <source>Rasters of any kind, one date or one date per band each.</source>
        <translation>Raster jeder Art, je eines pro Termin oder mit einem Termin je Band.</translation>
    </message>
    <message>
        <source>Rasters of any kind, such as a reconstruction.</source>
        <translation>Raster jeder Art, etwa eine Rekonstruktion.</translation>
    </message>
    <message>
        <source>Rasters of embeddings</source>
        <translation>Raster von Embeddings</translation>
    </message>
    <message>
        <source>Rasters with one date each, or with one date per band.</source>
        <translation>Raster mit je einem Termin oder mit einem Termin je Band.</translation>
    </message>
    <message>
        <source>Reach of the trend (days, 0 = automatic)</source>
        <translation>Reichweite des Trends (Tage, 0 = automatisch)</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Read as: {}</source>
        <translation>Gelesen als: {}</translation>
    </message>
    <message>
        <source>Read it as SAR</source>
        <translation>Als SAR lesen</translation>
    </message>
    <message>
        <source>Read it as coarse</source>
        <translation>Als grob lesen</translation>
    </message>
    <message>
        <source>Read it as optical</source>
        <translation>Als optisch lesen</translation>
    </message>
    <message>
        <source>Reading the curves</source>
        <translation>Kurven werden gelesen</translation>
    </message>
    <message>
        <source>Reading the masks again: a layer follows.</source>
        <translation>Die Masken werden erneut gelesen: ein Layer folgt.</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Bilder werden gelesen</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>Ergebnis wird gelesen</translation>
    </message>
    <message>
        <source>Reading where {count:,} chips lie</source>
        <translation>Gelesen wird, wo {count:,} Ausschnitte liegen</translation>
    </message>
    <message>
        <source>Reconstruct gap-free reflectance</source>
        <translation>Lückenlose Reflektanz rekonstruieren</translation>
    </message>
    <message>
        <source>Reconstructed</source>
        <translation>Rekonstruiert</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters.</source>
        <translation>Rekonstruierte oder andere datierte Raster.</translation>
    </message>
    <message>
        <source>Reconstructed or other dated rasters; the encoder series compares whole series.</source>
        <translation>Rekonstruierte oder andere datierte Raster; der Encoder series vergleicht ganze Zeitreihen.</translation>
    </message>
    <message>
        <source>Reconstructed rasters, in date order</source>
        <translation>Rekonstruierte Raster nach Datum</translation>
    </message>
    <message>
        <source>Reconstructing {dates} dates of {width} x {height} pixels in {blocks} blocks</source>
        <translation>{dates} Termine zu {width} x {height} Pixeln werden in {blocks} Blöcken rekonstruiert</translation>
    </message>
    <message>
        <source>Reflectance rasters and their cloud masks, any number per date. The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers or a folder.</source>
        <translation>Reflektanzraster und ihre Wolkenmasken, beliebig viele je Termin. Das Datum kommt aus dem festen Zeitbereich des Layers, sonst aus den Metadaten der Datei, ihrem Namen oder ihrem Ordner. Geben Sie entweder Layer oder einen Ordner an.</translation>
    </message>
    <message>
        <source>Reflectance, observed or reconstructed.</source>
        <translation>Reflektanz, beobachtet oder rekonstruiert.</translation>
    </message>
    <message>
        <source>Reflectance, or an index that is asked for in BANDS, and their masks, any number per date, on any grid. Give either layers or a folder.</source>
        <translation>Reflektanz oder ein Index, der in BANDS verlangt wird, und ihre Masken, beliebig viele je Termin, auf beliebigem Gitter. Geben Sie entweder Layer oder einen Ordner an.</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>Zutreffend</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace it, and its layers, or write the new one into {}?</source>
        <translation>Es und seine Layer ersetzen, oder das neue nach {} schreiben?</translation>
    </message>
    <message>
        <source>Report of the reconstruction</source>
        <translation>Bericht der Rekonstruktion</translation>
    </message>
    <message>
        <source>Report: {}</source>
        <translation>Bericht: {}</translation>
    </message>
    <message>
        <source>Res&amp;ult in</source>
        <translation>Er&amp;gebnis in</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Resolution (metres)</source>
        <translation>Auflösung (Meter)</translation>
    </message>
    <message>
        <source>Resolution (units of the CRS)</source>
        <translation>Auflösung (Einheiten des KBS)</translation>
    </message>
    <message>
        <source>Resolution (units of the optical CRS)</source>
        <translation>Auflösung (Einheiten des optischen KBS)</translation>
    </message>
    <message>
        <source>Resolution of the coarse sensor (metres)</source>
        <translation>Auflösung des groben Sensors (Meter)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result of the last run</source>
        <translation>Ergebnis des letzten Laufs</translation>
    </message>
    <message>
        <source>Root mean square errors on hidden dates; 1 is that of straight lines on average</source>
        <translation>Mittlere quadratische Fehler an verborgenen Tagen; 1 ist der von geraden Linien im Mittel</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Runs from dialogs begin with</source>
        <translation>Läufe aus Dialogen beginnen mit</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>SAR</source>
        <translation>SAR</translation>
    </message>
    <message>
        <source>SAR acquisitions, one of these: a folder</source>
        <translation>SAR-Aufnahmen, eines davon: ein Ordner</translation>
    </message>
    <message>
        <source>SAR channel</source>
        <translation>SAR-Kanal</translation>
    </message>
    <message>
        <source>SAR channel on the right axis</source>
        <translation>SAR-Kanal auf der rechten Achse</translation>
    </message>
    <message>
        <source>SAR folder</source>
        <translation>SAR-Ordner</translation>
    </message>
    <message>
        <source>SAR of each pixel is averaged over neighbours within {reach} pixels that behave alike (courses that differ by up to {share:.0f} % of the variance), as passes kept aside bear out.</source>
        <translation>SAR jedes Pixels wird über Nachbarn innerhalb von {reach} Pixeln gemittelt, die sich gleich verhalten (Verläufe, die um bis zu {share:.0f} % der Varianz abweichen), wie zurückgehaltene Überflüge bestätigen.</translation>
    </message>
    <message>
        <source>SAR of {orbit} ({passes} passes from {first} to {last})</source>
        <translation>SAR von {orbit} ({passes} Überflüge von {first} bis {last})</translation>
    </message>
    <message>
        <source>START ({first}) is after the last acquisition ({last}): choose a period that the inputs cover.</source>
        <translation>START ({first}) liegt nach der letzten Aufnahme ({last}): Wählen Sie einen Zeitraum, den die Eingaben abdecken.</translation>
    </message>
    <message>
        <source>START ({start}) is after END ({end}): give a START that is not later than END.</source>
        <translation>START ({start}) liegt nach END ({end}): Geben Sie für START einen Tag an, der nicht nach END liegt.</translation>
    </message>
    <message>
        <source>START ({start}) is in the future, of which nothing is known: choose an earlier date.</source>
        <translation>START ({start}) liegt in der Zukunft, von der man nichts weiß: Wählen Sie ein früheres Datum.</translation>
    </message>
    <message>
        <source>STEP asks for {date}, which is outside START and END: leave it out, or widen the period.</source>
        <translation>STEP verlangt {date}, das außerhalb von START und END liegt: Lassen Sie es weg, oder fassen Sie den Zeitraum weiter.</translation>
    </message>
    <message>
        <source>STEP has “{part}”, which is not a date: {forms}.</source>
        <translation>STEP enthält „{part}“, was kein Datum ist: {forms}.</translation>
    </message>
    <message>
        <source>STEP is “{step}”, which is no time at all: {forms}.</source>
        <translation>STEP ist „{step}“, was gar keine Zeit ist: {forms}.</translation>
    </message>
    <message>
        <source>STEP, START and END ask for about {dates:,.0f} dates, and {most:,} are the most: give a longer STEP or a shorter period.</source>
        <translation>STEP, START und END verlangen etwa {dates:,.0f} Termine, und {most:,} sind das meiste: Geben Sie für STEP mehr oder einen kürzeren Zeitraum an.</translation>
    </message>
    <message>
        <source>STORI</source>
        <translation>STORI</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with the STORI page of the log messages at {where}.</source>
        <translation>STORI ist auf eine Weise gescheitert, die nicht vorkommen sollte ({kind}: {text}): bitte melden Sie es mit der STORI-Seite des Protokolls auf {where}.</translation>
    </message>
    <message>
        <source>STORI failed in a way it should not ({kind}: {text}): please report it with this log at {where}.</source>
        <translation>STORI ist auf eine Weise gescheitert, die nicht vorkommen sollte ({kind}: {text}): bitte melden Sie es mit diesem Protokoll auf {where}.</translation>
    </message>
    <message>
        <source>STORI network</source>
        <translation>STORI-Netz</translation>
    </message>
    <message>
        <source>STORI panel</source>
        <translation>STORI-Bedienfeld</translation>
    </message>
    <message>
        <source>STORI similar places</source>
        <translation>STORI ähnliche Orte</translation>
    </message>
    <message>
        <source>STORI's algorithms are not registered: restart QGIS.</source>
        <translation>Die Algorithmen von STORI sind nicht angemeldet: starten Sie QGIS neu.</translation>
    </message>
    <message>
        <source>STORI: asking what there is</source>
        <translation>STORI: es wird gefragt, was da ist</translation>
    </message>
    <message>
        <source>STORI: days to the nearest clear observation</source>
        <translation>STORI: Tage bis zur nächsten klaren Beobachtung</translation>
    </message>
    <message>
        <source>STORI: making the example</source>
        <translation>STORI: Das Beispiel entsteht</translation>
    </message>
    <message>
        <source>STORI: opening the images</source>
        <translation>STORI: Bilder werden geöffnet</translation>
    </message>
    <message>
        <source>Sample a series over features</source>
        <translation>Zeitreihe an Objekten abgreifen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Samples as a table</source>
        <translation>Stichproben als Tabelle</translation>
    </message>
    <message>
        <source>Sampling {} dates</source>
        <translation>{} Termine werden abgegriffen</translation>
    </message>
    <message>
        <source>Scripts, models and qgis_process are not affected.</source>
        <translation>Skripte, Modelle und qgis_process sind davon nicht betroffen.</translation>
    </message>
    <message>
        <source>Searched with its subfolders for Sentinel-1 or other backscatter rasters.</source>
        <translation>Wird mit Unterordnern nach Sentinel-1- oder anderen Rückstreuungsrastern durchsucht.</translation>
    </message>
    <message>
        <source>Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat Collection 2 and other dated rasters, with their cloud masks.</source>
        <translation>Wird mit Unterordnern durchsucht: Sentinel-2 (SAFE-Ordner und GeoTIFFs), Landsat Collection 2 und andere datierte Raster, mit ihren Wolkenmasken.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; give either layers or a folder, or neither.</source>
        <translation>Wird mit Unterordnern durchsucht; geben Sie Layer oder einen Ordner an, oder keines von beiden.</translation>
    </message>
    <message>
        <source>Searched with its subfolders; standard deviations (*_sd.tif) are found by themselves.</source>
        <translation>Wird mit Unterordnern durchsucht; Standardabweichungen (*_sd.tif) werden von selbst gefunden.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>Seasons begin on</source>
        <translation>Saisons beginnen am</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Selected are no examples</source>
        <translation>Ausgewählte sind keine Beispiele</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Sentinel-1 as well</source>
        <translation>Auch Sentinel-1</translation>
    </message>
    <message>
        <source>Sentinel-1: this source has none</source>
        <translation>Sentinel-1: hat diese Quelle nicht</translation>
    </message>
    <message>
        <source>Sentinel-2 classes (SCL)</source>
        <translation>Sentinel-2-Klassen (SCL)</translation>
    </message>
    <message>
        <source>Set the date…</source>
        <translation>Datum setzen …</translation>
    </message>
    <message>
        <source>Set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>Setzen Sie den Metadateneintrag BOA_ADD_OFFSET (-1000, wo er noch in den Zahlen steckt, 0, wo nicht), oder geben Sie die ursprünglichen SAFE-Ordner an</translation>
    </message>
    <message>
        <source>Set the project's time range</source>
        <translation>Zeitbereich des Projekts setzen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shadow, thin cirrus, what is beside a cloud or not classified enters gp and stori with the bias and the noise that its class has on this scene, where hidden gaps of the scene bear that out. The report tells what each class was worth.</source>
        <translation>Schatten, dünner Zirrus, was neben einer Wolke liegt oder nicht klassifiziert ist, gehen in gp und stori mit der Verzerrung und dem Rauschen ein, die ihre Klasse in dieser Szene hat, wo verdeckte Lücken der Szene das bestätigen. Der Bericht sagt, was jede Klasse wert war.</translation>
    </message>
    <message>
        <source>Shape of gaps</source>
        <translation>Form der Lücken</translation>
    </message>
    <message>
        <source>Share of the amplitude (per cent)</source>
        <translation>Anteil der Amplitude (Prozent)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Show some lines only: by kind, clear share, month, orbit or sensor</source>
        <translation>Nur einige Zeilen zeigen: nach Art, klarem Anteil, Monat, Orbit oder Sensor</translation>
    </message>
    <message>
        <source>Show what an earlier run wrote: choose its folder</source>
        <translation>Zeigen, was ein früherer Lauf geschrieben hat: seinen Ordner wählen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Similar places</source>
        <translation>Ähnliche Orte</translation>
    </message>
    <message>
        <source>Similar places…</source>
        <translation>Ähnliche Orte…</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Similarity raster</source>
        <translation>Ähnlichkeitsraster</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size (pixels)</source>
        <translation>Größe (Pixel)</translation>
    </message>
    <message>
        <source>Size of a chip (pixels)</source>
        <translation>Größe eines Ausschnitts (Pixel)</translation>
    </message>
    <message>
        <source>Smaller patches take the state of what surrounds them; 0 keeps every pixel.</source>
        <translation>Kleinere Flecken nehmen den Zustand ihrer Umgebung an; 0 behält jedes Pixel.</translation>
    </message>
    <message>
        <source>Smallest amplitude</source>
        <translation>Kleinste Amplitude</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>Kleinste Änderung</translation>
    </message>
    <message>
        <source>Smallest patch (square metres)</source>
        <translation>Kleinster Fleck (Quadratmeter)</translation>
    </message>
    <message>
        <source>So that both can be merged, or one searched with the other.</source>
        <translation>Damit sich beide vereinen lassen oder der eine mit dem anderen durchsucht werden kann.</translation>
    </message>
    <message>
        <source>Some of this project's images are not where they were: say in the Data tab where they are, or take them out.</source>
        <translation>Manche Bilder dieses Projekts sind nicht mehr, wo sie waren: Sagen Sie im Reiter Daten, wo sie sind, oder nehmen Sie sie heraus.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Speckle filter</source>
        <translation>Specklefilter</translation>
    </message>
    <message>
        <source>Spectral indices of a series</source>
        <translation>Spektralindizes einer Zeitreihe</translation>
    </message>
    <message>
        <source>Stack or unstack dates</source>
        <translation>Termine stapeln oder entstapeln</translation>
    </message>
    <message>
        <source>Standard deviations lie beside the rasters as *_sd.tif and their quality as *_quality.tif; they are not loaded. Load a dated series shows them.</source>
        <translation>Standardabweichungen liegen als *_sd.tif und die Qualität als *_quality.tif neben den Rastern; sie werden nicht geladen. „Datierte Zeitreihe laden“ zeigt sie.</translation>
    </message>
    <message>
        <source>Standard deviations, in the unit of what is shown</source>
        <translation>Standardabweichungen, in der Einheit dessen, was gezeigt wird</translation>
    </message>
    <message>
        <source>Start and end by</source>
        <translation>Beginn und Ende nach</translation>
    </message>
    <message>
        <source>Start, peak, end, length, amplitude, integrals and rates of every pixel's season.</source>
        <translation>Beginn, Gipfel, Ende, Länge, Amplitude, Integrale und Raten der Saison jedes Pixels.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Steps of training</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Stop and keep what is finished</source>
        <translation>Anhalten und Fertiges behalten</translation>
    </message>
    <message>
        <source>Stopped by the user; nothing was written.</source>
        <translation>Vom Benutzer angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Stopped by the user; {kept}</source>
        <translation>Vom Benutzer angehalten; {kept}</translation>
    </message>
    <message>
        <source>Stopped. Start it again with the same choices to go on.</source>
        <translation>Angehalten. Starten Sie mit denselben Einstellungen erneut, um fortzufahren.</translation>
    </message>
    <message>
        <source>Stopped. What came is kept; Download goes on from it.</source>
        <translation>Angehalten. Was kam, bleibt; Herunterladen fährt damit fort.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Straight lines</source>
        <translation>Gerade Linien</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = size)</source>
        <translation>Schrittweite (Pixel, 0 = Größe)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table of files</source>
        <translation>Tabelle der Dateien</translation>
    </message>
    <message>
        <source>Table of scores</source>
        <translation>Tabelle der Kennzahlen</translation>
    </message>
    <message>
        <source>Table of series</source>
        <translation>Tabelle von Zeitreihen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz)</source>
        <translation>Tabellen (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Take these inputs out</source>
        <translation>Diese Eingaben entfernen</translation>
    </message>
    <message>
        <source>Take what is selected out of the lists</source>
        <translation>Auswahl aus den Listen nehmen</translation>
    </message>
    <message>
        <source>Tells how well each method fills gaps of several lengths in your own series.</source>
        <translation>Sagt, wie gut jede Methode verschieden lange Lücken in Ihrer eigenen Zeitreihe füllt.</translation>
    </message>
    <message>
        <source>That field lies beside the result: choose one on it.</source>
        <translation>Dieses Feld liegt neben dem Ergebnis: Wählen Sie eines, das darauf liegt.</translation>
    </message>
    <message>
        <source>That field lies beside the scene: choose one where rasters overlap.</source>
        <translation>Dieses Feld liegt neben der Szene: Wählen Sie eines, wo sich die Raster überlappen.</translation>
    </message>
    <message>
        <source>That point lies beside the result: click on its rasters.</source>
        <translation>Dieser Punkt liegt neben dem Ergebnis: Klicken Sie auf dessen Raster.</translation>
    </message>
    <message>
        <source>That point lies beside the scene: click where rasters overlap.</source>
        <translation>Dieser Punkt liegt neben der Szene: Klicken Sie dorthin, wo sich die Raster überlappen.</translation>
    </message>
    <message>
        <source>That point lies outside the area of the run (EXTENT): click inside it, or widen it.</source>
        <translation>Dieser Punkt liegt außerhalb der Fläche des Laufs (EXTENT): Klicken Sie hinein, oder fassen Sie sie weiter.</translation>
    </message>
    <message>
        <source>That was the tour. The tab &lt;i&gt;Result&lt;/i&gt; goes on from here; for images of your own begin a new project and add their folder.</source>
        <translation>Das war die Tour. Weiter geht es auf dem Reiter &lt;i&gt;Ergebnis&lt;/i&gt;; für eigene Bilder beginnen Sie ein neues Projekt und fügen deren Ordner hinzu.</translation>
    </message>
    <message>
        <source>The CRS of EXTENT is not understood: {extent_crs}.</source>
        <translation>Das KBS von EXTENT wird nicht verstanden: {extent_crs}.</translation>
    </message>
    <message>
        <source>The MANIFEST of a reconstruction or of another step here: just the rasters that this run wrote, whatever else is in their folder.</source>
        <translation>Das MANIFEST einer Rekonstruktion oder eines anderen Schritts hier: genau die Raster, die dieser Lauf geschrieben hat, was immer sonst im Ordner liegt.</translation>
    </message>
    <message>
        <source>The SAR and the optical rasters share no ground: choose rasters of one place.</source>
        <translation>Die SAR- und die optischen Raster haben keine gemeinsame Fläche: Wählen Sie Raster eines Orts.</translation>
    </message>
    <message>
        <source>The SAR rasters have none of the bands {bands}: name their bands in the band descriptions or in the file names.</source>
        <translation>Die SAR-Raster haben keines der Bänder {bands}: Benennen Sie ihre Bänder in den Bandbeschreibungen oder in den Dateinamen.</translation>
    </message>
    <message>
        <source>The SAR rasters hold no value anywhere on the common ground: check their nodata value and extent, or run without SAR.</source>
        <translation>Die SAR-Raster haben nirgends auf der gemeinsamen Fläche einen Wert: Prüfen Sie ihren Nodata-Wert und ihre Ausdehnung, oder rechnen Sie ohne SAR.</translation>
    </message>
    <message>
        <source>The acquisitions are in the table below.</source>
        <translation>Die Aufnahmen stehen in der Tabelle unten.</translation>
    </message>
    <message>
        <source>The acquisitions that the series was made from, shown beside it; may be left out.</source>
        <translation>Die Aufnahmen, aus denen die Zeitreihe entstand, daneben gezeigt; kann wegbleiben.</translation>
    </message>
    <message>
        <source>The bands that count; prithvi, vit-rgb, presto and galileo know their own.</source>
        <translation>Die Bänder, die zählen; prithvi, vit-rgb, presto und galileo kennen ihre eigenen.</translation>
    </message>
    <message>
        <source>The blocks in work need about {needed:,.0f} MiB of memory and {free:,.0f} MiB are free: lower MEMORY or WORKERS, or close other programs.</source>
        <translation>Die Blöcke in Arbeit brauchen etwa {needed:,.0f} MiB Arbeitsspeicher, und {free:,.0f} MiB sind frei: Senken Sie MEMORY oder WORKERS, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The coarse rasters ({dates} dates, pixels of {metres:,.4g} m)</source>
        <translation>Die groben Raster ({dates} Termine, Pixel von {metres:,.4g} m)</translation>
    </message>
    <message>
        <source>The coarse rasters have pixels of {} m, the optical ones of {} m. Were they resampled? Say at Coarse pixel what their sensor really sees, such as 500 m, or move them to the list Optical.</source>
        <translation>Die groben Raster haben Pixel von {} m, die optischen von {} m. Wurden sie umgerechnet? Geben Sie bei Grobes Pixel an, was ihr Sensor wirklich sieht, etwa 500 m, oder verschieben Sie sie in die Liste Optisch.</translation>
    </message>
    <message>
        <source>The coarse rasters have {bands}, and nothing that tells of {names}: ask for bands that both sensors have, or leave COARSE out.</source>
        <translation>Die groben Raster haben {bands} und nichts, was etwas über {names} sagt: Verlangen Sie Bänder, die beide Sensoren haben, oder lassen Sie COARSE weg.</translation>
    </message>
    <message>
        <source>The coarse rasters of {sensor} have pixels of {edge:,.4g} m, and {sensor} sees {least:,.4g} m or more in one: set COARSE_RESOLUTION to the metres that their product has, or they are believed to tell what they cannot.</source>
        <translation>Die groben Raster von {sensor} haben Pixel von {edge:,.4g} m, und {sensor} sieht {least:,.4g} m oder mehr in einem: geben Sie in COARSE_RESOLUTION die Meter an, die ihr Produkt hat, sonst wird ihnen zugetraut zu sagen, was sie nicht sagen können.</translation>
    </message>
    <message>
        <source>The computer ran out of memory: lower MEMORY or WORKERS, or choose an EXTENT.</source>
        <translation>Der Arbeitsspeicher ging aus: verringern Sie MEMORY oder WORKERS, oder wählen Sie ein EXTENT.</translation>
    </message>
    <message>
        <source>The date comes from the layer's own fixed temporal range, else from the file's metadata, its name or its folder. Give either layers, a folder or a manifest.</source>
        <translation>Das Datum kommt aus dem festen Zeitbereich des Layers, sonst aus den Metadaten der Datei, ihrem Namen oder ihrem Ordner. Geben Sie entweder Layer, einen Ordner oder ein Manifest an.</translation>
    </message>
    <message>
        <source>The download could not begin.</source>
        <translation>Das Herunterladen konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>The download failed.</source>
        <translation>Das Herunterladen ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The ending of the file's name decides on its kind.</source>
        <translation>Die Endung des Dateinamens bestimmt das Format.</translation>
    </message>
    <message>
        <source>The file of places to search in</source>
        <translation>Die Datei der Orte, in der gesucht wird</translation>
    </message>
    <message>
        <source>The first day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>Der erste Tag ist „{}“: schreiben Sie Jahr, Monat und Tag wie in 2021-05-01.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened: check its permissions.</source>
        <translation>Der Ordner {folder} kann nicht geöffnet werden: Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist: check the path.</source>
        <translation>Den Ordner {folder} gibt es nicht: Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no rasters: choose one with files that end in {endings} or .nc, with .SAFE products, or with zips of them.</source>
        <translation>Der Ordner {folder} enthält keine Raster: Wählen Sie einen mit Dateien, die auf {endings} oder .nc enden, mit .SAFE-Produkten oder mit ZIP-Archiven davon.</translation>
    </message>
    <message>
        <source>The gap-free series of the last run, or one raster</source>
        <translation>Die lückenlose Zeitreihe des letzten Laufs, oder ein Raster</translation>
    </message>
    <message>
        <source>The ground that is wanted, in any CRS; degrees (WGS 84) where none is said. The result is in the UTM zone of its middle.</source>
        <translation>Der gewünschte Boden, in jedem KBS; Grad (WGS 84), wo keines angegeben ist. Das Ergebnis liegt in der UTM-Zone seiner Mitte.</translation>
    </message>
    <message>
        <source>The images are still being looked at: wait a moment.</source>
        <translation>Die Bilder werden noch angesehen: warten Sie einen Augenblick.</translation>
    </message>
    <message>
        <source>The index could not be begun.</source>
        <translation>Der Aufbau des Index konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>The index could not be built.</source>
        <translation>Der Index konnte nicht aufgebaut werden.</translation>
    </message>
    <message>
        <source>The largest are kept.</source>
        <translation>Die größten werden behalten.</translation>
    </message>
    <message>
        <source>The last day is “{}”: write year, month and day as in 2021-05-01.</source>
        <translation>Der letzte Tag ist „{}“: schreiben Sie Jahr, Monat und Tag wie in 2021-05-01.</translation>
    </message>
    <message>
        <source>The layer {layer} has no CRS, and its coordinates are read in that of {searched}: set its CRS if it is another.</source>
        <translation>Der Layer {layer} hat kein KBS, und seine Koordinaten werden in dem von {searched} gelesen: Setzen Sie sein KBS, wenn es ein anderes ist.</translation>
    </message>
    <message>
        <source>The map's extent, a box drawn on it, or the extent of a layer</source>
        <translation>Die Ausdehnung der Karte, ein darauf gezeichneter Kasten oder die Ausdehnung eines Layers</translation>
    </message>
    <message>
        <source>The network costs several times the time of gp. METHOD auto considers it only where it lowers the error of gp on held-out dates of this scene by as much; 0 considers it always. What it would gain is told.</source>
        <translation>Das Netz braucht ein Mehrfaches der Zeit von gp. METHOD auto erwägt es nur, wo es den Fehler von gp an zurückgehaltenen Terminen dieser Szene um so viel senkt; bei 0 immer. Was es brächte, wird gesagt.</translation>
    </message>
    <message>
        <source>The part of the chips that asks; the others are searched.</source>
        <translation>Der Teil der Ausschnitte, der fragt; die anderen werden durchsucht.</translation>
    </message>
    <message>
        <source>The places of {what} are {other:.4g} m wide, in pixels of {other_pixel:.4g} m, and those of the index {index} {edge:.4g} m, in pixels of {pixel:.4g} m: what is alike may be far apart. Build with the same SIZE and RESOLUTION.</source>
        <translation>Die Orte von {what} sind {other:.4g} m breit, in Pixeln von {other_pixel:.4g} m, und die des Index {index} {edge:.4g} m, in Pixeln von {pixel:.4g} m: Was ähnlich ist, kann weit auseinander liegen. Bauen Sie mit gleicher SIZE und RESOLUTION.</translation>
    </message>
    <message>
        <source>The point {x:.10g}, {y:.10g} lies outside the chips of {index}: choose a point inside them.</source>
        <translation>Der Punkt {x:.10g}, {y:.10g} liegt außerhalb der Ausschnitte von {index}: Wählen Sie einen Punkt darin.</translation>
    </message>
    <message>
        <source>The polygon lies outside the chips of {index}: draw it inside them.</source>
        <translation>Das Polygon liegt außerhalb der Ausschnitte von {index}: Zeichnen Sie es darin.</translation>
    </message>
    <message>
        <source>The raster could not be begun.</source>
        <translation>Das Raster konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>The raster could not be made.</source>
        <translation>Das Raster konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The result is on its way; then play it on the map.</source>
        <translation>Das Ergebnis ist unterwegs; spielen Sie es dann auf der Karte ab.</translation>
    </message>
    <message>
        <source>The result is the same, bit by bit, whatever the number.</source>
        <translation>Das Ergebnis ist Bit für Bit dasselbe, unabhängig von der Zahl.</translation>
    </message>
    <message>
        <source>The result of a run is summed up here.</source>
        <translation>Hier wird das Ergebnis eines Laufs zusammengefasst.</translation>
    </message>
    <message>
        <source>The result would have {width:,} x {height:,} pixels, which MEMORY {memory} MiB cuts into {count:,} blocks, and {most:,} are the most: give a coarser RESOLUTION, a smaller EXTENT or more MEMORY.</source>
        <translation>Das Ergebnis hätte {width:,} x {height:,} Pixel, die MEMORY {memory} MiB in {count:,} Blöcke zerlegt, und {most:,} sind das meiste: Geben Sie für RESOLUTION mehr, für EXTENT weniger oder für MEMORY mehr an.</translation>
    </message>
    <message>
        <source>The run could not begin.</source>
        <translation>Der Lauf konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>The run failed; see the log.</source>
        <translation>Der Lauf ist gescheitert; siehe Protokoll.</translation>
    </message>
    <message>
        <source>The run goes on and writes into {}; its layers are not loaded here.</source>
        <translation>Der Lauf geht weiter und schreibt nach {}; seine Layer werden hier nicht geladen.</translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation>Der Lauf ist fertig.</translation>
    </message>
    <message>
        <source>The run is done: its result lies in {}. Open a result… shows it.</source>
        <translation>Der Lauf ist fertig: Sein Ergebnis liegt in {}. „Ergebnis öffnen …“ zeigt es.</translation>
    </message>
    <message>
        <source>The same rows, comma separated, UTF-8, without geometry.</source>
        <translation>Dieselben Zeilen, mit Komma getrennt, UTF-8, ohne Geometrie.</translation>
    </message>
    <message>
        <source>The share of the amplitude at which a season starts and ends</source>
        <translation>Der Anteil der Amplitude, bei dem eine Saison beginnt und endet</translation>
    </message>
    <message>
        <source>The side of a pixel, the same for all; a coarser one reads overviews, much less.</source>
        <translation>Die Seite eines Pixels, für alle gleich; eine gröbere liest Übersichten, viel weniger Daten.</translation>
    </message>
    <message>
        <source>The smallest amplitude of a season</source>
        <translation>Die kleinste Amplitude einer Saison</translation>
    </message>
    <message>
        <source>The smallest change</source>
        <translation>Die kleinste Veränderung</translation>
    </message>
    <message>
        <source>The stacks or dated rasters, and temporalstack.json.</source>
        <translation>Die Stapel oder datierten Raster, und temporalstack.json.</translation>
    </message>
    <message>
        <source>The table, examples with their neighbours, and the embeddings on a plane.</source>
        <translation>Die Tabelle, Beispiele mit ihren Nachbarn und die Embeddings auf einer Ebene.</translation>
    </message>
    <message>
        <source>The timeline appears when images are added</source>
        <translation>Die Zeitleiste erscheint, wenn Bilder hinzugefügt werden</translation>
    </message>
    <message>
        <source>The {} selected in the layer tree</source>
        <translation>Die {} im Layerbaum ausgewählten</translation>
    </message>
    <message>
        <source>There are no images to compare with: add them in the Data tab first.</source>
        <translation>Es gibt keine Bilder zum Vergleichen: fügen Sie sie zuerst im Reiter Daten hinzu.</translation>
    </message>
    <message>
        <source>There is a result already</source>
        <translation>Es gibt schon ein Ergebnis</translation>
    </message>
    <message>
        <source>There is no acquisition date to begin and end the output with: give START and END, or inputs with dates.</source>
        <translation>Es gibt kein Aufnahmedatum, mit dem die Ausgabe beginnen und enden könnte: Geben Sie START und END an, oder Eingaben mit Datum.</translation>
    </message>
    <message>
        <source>There is no band “{requested}”: the {role} rasters have {names}.</source>
        <translation>Es gibt kein Band „{requested}“: Die Raster ({role}) haben {names}.</translation>
    </message>
    <message>
        <source>There is no file {}: choose another one.</source>
        <translation>Es gibt keine Datei {}: wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>There is no folder {}: choose another one.</source>
        <translation>Es gibt keinen Ordner {}: wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no index yet: open one, or build one from a result or a raster.</source>
        <translation>Es gibt noch keinen Index: öffnen Sie einen, oder bauen Sie einen aus einem Ergebnis oder Raster auf.</translation>
    </message>
    <message>
        <source>There is no plot yet: click on the map first.</source>
        <translation>Es gibt noch kein Diagramm: klicken Sie zuerst in die Karte.</translation>
    </message>
    <message>
        <source>There is nothing to build from: run a reconstruction, or add a raster.</source>
        <translation>Es gibt nichts, woraus aufzubauen wäre: starten Sie eine Rekonstruktion oder fügen Sie ein Raster hinzu.</translation>
    </message>
    <message>
        <source>There is nothing to reconstruct yet: add the folder or the layers of your optical images in the Data tab.</source>
        <translation>Es gibt noch nichts zu rekonstruieren: fügen Sie im Reiter Daten den Ordner oder die Layer Ihrer optischen Bilder hinzu.</translation>
    </message>
    <message>
        <source>This project names {}{}, which is not there any more. Was it moved?</source>
        <translation>Dieses Projekt nennt {}{}, und das ist nicht mehr da. Wurde es verschoben?</translation>
    </message>
    <message>
        <source>This project reads images from the network, at {}: {}{}. Nothing was asked yet.</source>
        <translation>Dieses Projekt liest Bilder aus dem Netz, bei {}: {}{}. Noch wurde nichts angefragt.</translation>
    </message>
    <message>
        <source>This project reads images from the network: say in the Data tab whether they may be asked for.</source>
        <translation>Dieses Projekt liest Bilder aus dem Netz: sagen Sie im Reiter Daten, ob sie angefragt werden dürfen.</translation>
    </message>
    <message>
        <source>This project searches the index {}, which lies on the network and was not opened: choose it again if you trust it.</source>
        <translation>Dieses Projekt durchsucht den Index {}, der im Netz liegt und nicht geöffnet wurde: wählen Sie ihn erneut, wenn Sie ihm vertrauen.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads (0 = all cores)</source>
        <translation>Threads (0 = alle Kerne)</translation>
    </message>
    <message>
        <source>Three more series with a band per channel.</source>
        <translation>Drei weitere Zeitreihen mit einem Band je Kanal.</translation>
    </message>
    <message>
        <source>Tiles of AlphaEarth or TESSERA (GeoTIFF, or .npy as published); one ground.</source>
        <translation>Kacheln von AlphaEarth oder TESSERA (GeoTIFF oder .npy wie veröffentlicht); ein Gebiet.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Zeitreihen</translation>
    </message>
    <message>
        <source>Timeline of acquisitions</source>
        <translation>Zeitleiste der Aufnahmen</translation>
    </message>
    <message>
        <source>Train the STORI network</source>
        <translation>STORI-Netz trainieren</translation>
    </message>
    <message>
        <source>Trained network</source>
        <translation>Trainiertes Netz</translation>
    </message>
    <message>
        <source>Trained network for stori</source>
        <translation>Trainiertes Netz für stori</translation>
    </message>
    <message>
        <source>Training did not lower the held-out error: the model is the one started from.</source>
        <translation>Das Training hat den zurückgehaltenen Fehler nicht gesenkt: das Modell ist das, mit dem begonnen wurde.</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Echtfarben</translation>
    </message>
    <message>
        <source>Try an example</source>
        <translation>Ein Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Trying {name} on hidden dates.</source>
        <translation>{name} wird an verdeckten Terminen erprobt.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unlike: points or polygons</source>
        <translation>Gegenbeispiel: Punkte oder Polygone</translation>
    </message>
    <message>
        <source>Unsure (veil)</source>
        <translation>Unsicher (Schleier)</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Use the encoder of this index</source>
        <translation>Encoder dieses Index verwenden</translation>
    </message>
    <message>
        <source>Use these {}</source>
        <translation>Diese {} verwenden</translation>
    </message>
    <message>
        <source>Use what masks leave in doubt</source>
        <translation>Verwenden, was Masken im Zweifel lassen</translation>
    </message>
    <message>
        <source>Validate reconstruction</source>
        <translation>Rekonstruktion validieren</translation>
    </message>
    <message>
        <source>Versions and packages</source>
        <translation>Versionen und Pakete</translation>
    </message>
    <message>
        <source>WORKERS is {requested:,}: give 0 for all cores, or up to {most:,} threads.</source>
        <translation>WORKERS ist {requested:,}: Geben Sie 0 für alle Kerne an, oder bis zu {most:,} Threads.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights of the encoder</source>
        <translation>Gewichte des Encoders</translation>
    </message>
    <message>
        <source>What a run says appears here.</source>
        <translation>Hier erscheint, was ein Lauf meldet.</translation>
    </message>
    <message>
        <source>What is compared: how chips look, or how they behave over time (series).</source>
        <translation>Was verglichen wird: wie Ausschnitte aussehen oder wie sie sich im Zeitverlauf verhalten (series).</translation>
    </message>
    <message>
        <source>What is there?</source>
        <translation>Was ist da?</translation>
    </message>
    <message>
        <source>What is under the pointer</source>
        <translation>Was unter dem Zeiger liegt</translation>
    </message>
    <message>
        <source>What lay beside it is found in the new place as well</source>
        <translation>Was daneben lag, wird am neuen Ort mit gefunden</translation>
    </message>
    <message>
        <source>What makes places alike: their course over the year (series), or their look</source>
        <translation>Was Orte ähnlich macht: ihr Verlauf über das Jahr (series) oder ihr Aussehen</translation>
    </message>
    <message>
        <source>What of SAR is the second witness: VV, VH or RVI, levelled and filtered here; or the name of another band of dated rasters, such as coherence.</source>
        <translation>Was vom SAR der zweite Zeuge ist: VV, VH oder RVI, hier angeglichen und gefiltert; oder der Name eines anderen Bandes datierter Raster, etwa der Kohärenz.</translation>
    </message>
    <message>
        <source>What plays</source>
        <translation>Was abgespielt wird</translation>
    </message>
    <message>
        <source>What the blocks in work may take together, beside QGIS itself.</source>
        <translation>Was die Blöcke in Arbeit zusammen belegen dürfen, neben QGIS selbst.</translation>
    </message>
    <message>
        <source>What the coarse sensor really sees in one pixel, where its rasters were resampled</source>
        <translation>Was der grobe Sensor in einem Pixel wirklich sieht, wo seine Raster umgerechnet wurden</translation>
    </message>
    <message>
        <source>What the sensor really sees in one pixel, for coarse rasters that were resampled to smaller ones; empty means the pixels of the rasters.</source>
        <translation>Was der Sensor in einem Pixel wirklich sieht, für grobe Raster, die auf kleinere Pixel umgerechnet wurden; leer heißt: die Pixel der Raster.</translation>
    </message>
    <message>
        <source>What this project says of the STORI dock is damaged and was passed over: add the images again.</source>
        <translation>Was dieses Projekt über das STORI-Bedienfeld sagt, ist beschädigt und wurde übergangen: fügen Sie die Bilder erneut hinzu.</translation>
    </message>
    <message>
        <source>What this project says of the index of places is damaged and was passed over: open the index again.</source>
        <translation>Was dieses Projekt über den Index von Orten sagt, ist beschädigt und wurde übergangen: öffnen Sie den Index erneut.</translation>
    </message>
    <message>
        <source>What to load</source>
        <translation>Was geladen wird</translation>
    </message>
    <message>
        <source>What was learned from, the loss curve, the held-out error by length of gap.</source>
        <translation>Woran gelernt wurde, die Verlustkurve, der zurückgehaltene Fehler nach Länge der Lücke.</translation>
    </message>
    <message>
        <source>When a raster cannot be read</source>
        <translation>Wenn ein Raster nicht lesbar ist</translation>
    </message>
    <message>
        <source>Where a season starts and ends</source>
        <translation>Wo eine Saison beginnt und endet</translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation>Wo ist {} jetzt?</translation>
    </message>
    <message>
        <source>Where rasters of several sensors are mixed, what their filters differ by is taken off: by published coefficients (Sentinel-2, Landsat 8-9, Landsat 4-7), else learned where they saw the same ground within 3 days. All are brought to the sensor with most acquisitions; the log tells by how much. HLS is at one level as it comes.</source>
        <translation>Wo Raster mehrerer Sensoren gemischt sind, wird abgezogen, worin sich ihre Filter unterscheiden: mit veröffentlichten Koeffizienten (Sentinel-2, Landsat 8-9, Landsat 4-7), sonst gelernt, wo sie innerhalb von 3 Tagen dasselbe Gebiet sahen. Alle werden auf den Sensor mit den meisten Aufnahmen gebracht; das Protokoll sagt, um wie viel. HLS ist von Haus aus auf einem Niveau.</translation>
    </message>
    <message>
        <source>Which changes count: fall, rise or both.</source>
        <translation>Welche Änderungen zählen: Fall, Anstieg oder beides.</translation>
    </message>
    <message>
        <source>Whittaker smoother</source>
        <translation>Whittaker-Glätter</translation>
    </message>
    <message>
        <source>Who is asked. planetary_computer has Sentinel-2 and Sentinel-1 worldwide without an account; the help says what the others have.</source>
        <translation>Wer gefragt wird. planetary_computer hat Sentinel-2 und Sentinel-1 weltweit ohne Konto; die Hilfe sagt, was die anderen haben.</translation>
    </message>
    <message>
        <source>Within (days)</source>
        <translation>Innerhalb von (Tage)</translation>
    </message>
    <message>
        <source>Without SAR, {name} works from the optical series alone.</source>
        <translation>Ohne SAR arbeitet {name} mit der optischen Zeitreihe allein.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write RVI and VH/VV</source>
        <translation>RVI und VH/VV schreiben</translation>
    </message>
    <message>
        <source>Write dates</source>
        <translation>Datum einzeichnen</translation>
    </message>
    <message>
        <source>Write standard deviations</source>
        <translation>Standardabweichungen schreiben</translation>
    </message>
    <message>
        <source>Write the uncertainty as well</source>
        <translation>Auch die Unsicherheit schreiben</translation>
    </message>
    <message>
        <source>Write trend, season and residual</source>
        <translation>Trend, Saison und Rest schreiben</translation>
    </message>
    <message>
        <source>Write what the values rest on</source>
        <translation>Schreiben, worauf die Werte beruhen</translation>
    </message>
    <message>
        <source>Writes a clear mask per date, and copies of the rasters without clouds.</source>
        <translation>Schreibt eine Klarmaske je Termin und Kopien der Raster ohne Wolken.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Writing the page</source>
        <translation>Seite wird geschrieben</translation>
    </message>
    <message>
        <source>YYYY-MM-DD. A whole season and some weeks around it give the best series.</source>
        <translation>JJJJ-MM-TT. Eine ganze Saison und einige Wochen darum ergeben die beste Zeitreihe.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first acquisition.</source>
        <translation>JJJJ-MM-TT; leer bedeutet die erste Aufnahme.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first date.</source>
        <translation>JJJJ-MM-TT; leer bedeutet das erste Datum.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first optical acquisition.</source>
        <translation>JJJJ-MM-TT; leer bedeutet die erste optische Aufnahme.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first pass.</source>
        <translation>JJJJ-MM-TT; leer bedeutet der erste Überflug.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the first raster.</source>
        <translation>JJJJ-MM-TT; leer bedeutet das erste Raster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last acquisition.</source>
        <translation>JJJJ-MM-TT; leer bedeutet die letzte Aufnahme.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last optical acquisition.</source>
        <translation>JJJJ-MM-TT; leer bedeutet die letzte optische Aufnahme.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last raster.</source>
        <translation>JJJJ-MM-TT; leer bedeutet das letzte Raster.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; empty means the last.</source>
        <translation>JJJJ-MM-TT; leer bedeutet der letzte.</translation>
    </message>
    <message>
        <source>YYYY-MM-DD; it is fetched as well.</source>
        <translation>JJJJ-MM-TT; er wird mitgeholt.</translation>
    </message>
    <message>
        <source>Year, month and day as in 2021-05-01; empty: the {}</source>
        <translation>Jahr, Monat und Tag wie in 2021-05-01; leer: das {}</translation>
    </message>
    <message>
        <source>Your file of prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), vit-rgb (ViT-B/16), presto or galileo; nothing is downloaded. The other encoders need none.</source>
        <translation>Ihre Datei von prithvi (Prithvi_100M.pt, Prithvi_EO_V2_300M.pt), vit-rgb (ViT-B/16), presto oder galileo; nichts wird heruntergeladen. Die anderen Encoder brauchen keine.</translation>
    </message>
    <message>
        <source>Your file with the weights of the encoder</source>
        <translation>Ihre Datei mit den Gewichten des Encoders</translation>
    </message>
    <message>
        <source>Zoom to all</source>
        <translation>Auf alle zoomen</translation>
    </message>
    <message>
        <source>about 1 second</source>
        <translation>etwa 1 Sekunde</translation>
    </message>
    <message>
        <source>about {count:,} hours</source>
        <translation>etwa {count:,} Stunden</translation>
    </message>
    <message>
        <source>about {count:,} minutes</source>
        <translation>etwa {count:,} Minuten</translation>
    </message>
    <message>
        <source>about {count:,} seconds</source>
        <translation>etwa {count:,} Sekunden</translation>
    </message>
    <message>
        <source>accuracy,validation,error,rmse,cross-validation,gap,uncertainty,coverage,benchmark</source>
        <translation>genauigkeit,validierung,fehler,rmse,kreuzvalidierung,lücke,unsicherheit,überdeckung,vergleich</translation>
    </message>
    <message>
        <source>all bands</source>
        <translation>alle Bänder</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>alle Kerne</translation>
    </message>
    <message>
        <source>all methods</source>
        <translation>alle Methoden</translation>
    </message>
    <message>
        <source>all that the images share</source>
        <translation>gemeinsamer Grund der Bilder</translation>
    </message>
    <message>
        <source>all; fewer are faster, such as B04, B08</source>
        <translation>alle; weniger sind schneller, etwa B04, B08</translation>
    </message>
    <message>
        <source>amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>amplitude {}</source>
        <translation>Amplitude {}</translation>
    </message>
    <message>
        <source>animation,gif,mp4,webm,video,film,movie,time lapse,time series,before and after,side by side,dates,ffmpeg,presentation</source>
        <translation>animation,gif,mp4,webm,video,film,zeitraffer,zeitreihe,vorher nachher,nebeneinander,daten,ffmpeg,präsentation</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any: chips that share a label; exact: chips with the same set of labels.</source>
        <translation>any: Ausschnitte, die eine Bezeichnung teilen; exact: Ausschnitte mit genau denselben Bezeichnungen.</translation>
    </message>
    <message>
        <source>as STORI sees fit</source>
        <translation>wie STORI es für richtig hält</translation>
    </message>
    <message>
        <source>as its rasters</source>
        <translation>wie seine Raster</translation>
    </message>
    <message>
        <source>as much error as straight lines in gaps of {} days</source>
        <translation>so viel Fehler wie gerade Linien in Lücken von {} Tagen</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>wie gespeichert</translation>
    </message>
    <message>
        <source>as the finest image</source>
        <translation>wie das feinste Bild</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>at least {:.0f} %</source>
        <translation>mindestens {:.0f} %</translation>
    </message>
    <message>
        <source>auto: the best at gaps hidden from it in this scene</source>
        <translation>auto: das Beste an Lücken, die in dieser Szene verborgen wurden</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands</source>
        <translation>auto: was bei den Bändern gefunden wird</translation>
    </message>
    <message>
        <source>auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where not zero means masked, or ..._clear, where it means clear; none: nodata only.</source>
        <translation>auto: was neben den Bändern gefunden wird; scl: Szenenklassifikation von Sentinel-2; qa_pixel: Landsat Collection 2; binary: Raster namens ..._mask oder ..._cloud, in denen nicht null maskiert heißt, oder ..._clear, in denen es klar heißt; none: nur Nodata.</translation>
    </message>
    <message>
        <source>auto: whatever was best at gaps hidden from it in this very scene, per band and length of gap; gp: Gaussian process that fuses SAR and optical; stori: recurrent network on top of gp; whittaker: smoothing spline; harmonic: yearly and half-yearly waves; linear: straight lines between clear dates. Only gp and stori use SAR and coarse rasters.</source>
        <translation>auto: was in genau dieser Szene an verdeckten Lücken am besten war, je Band und Länge der Lücke; gp: Gaußprozess, der SAR und Optik verbindet; stori: rekurrentes Netz auf gp; whittaker: Glättungsspline; harmonic: Jahres- und Halbjahreswellen; linear: Geraden zwischen klaren Terminen. Nur gp und stori nutzen SAR und grobe Raster.</translation>
    </message>
    <message>
        <source>backscatter (VV, VH, HH or HV)</source>
        <translation>Rückstreuung (VV, VH, HH oder HV)</translation>
    </message>
    <message>
        <source>binary: rasters named mask, cloud or clear</source>
        <translation>binary: Raster, die mask, cloud oder clear heißen</translation>
    </message>
    <message>
        <source>break</source>
        <translation>Bruch</translation>
    </message>
    <message>
        <source>change detection,break,harvest,mowing,burn,fire,clearing,date,magnitude,confidence,time series,uncertainty</source>
        <translation>änderungserkennung,bruch,ernte,mahd,brand,feuer,rodung,datum,stärke,sicherheit,zeitreihe,unsicherheit</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif and maskclouds.json.</source>
        <translation>clear_YYYYMMDD.tif, masked_YYYYMMDD.tif und maskclouds.json.</translation>
    </message>
    <message>
        <source>cloud,mask,shadow,scl,qa_pixel,cloud probability,s2cloudless,buffer,clear,screen,outlier,sentinel-2,landsat,preparation</source>
        <translation>wolke,maske,schatten,scl,qa_pixel,wolkenwahrscheinlichkeit,s2cloudless,puffer,klar,ausreißer,sentinel-2,landsat,vorbereitung</translation>
    </message>
    <message>
        <source>coarse</source>
        <translation>grob</translation>
    </message>
    <message>
        <source>companions such as angles, previews and deviations</source>
        <translation>Begleitdateien wie Winkel, Vorschauen und Abweichungen</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>dates of the images</source>
        <translation>Termine der Bilder</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>absteigend</translation>
    </message>
    <message>
        <source>distance {:.4g}</source>
        <translation>Abstand {:.4g}</translation>
    </message>
    <message>
        <source>doubted: {}</source>
        <translation>zweifelhaft: {}</translation>
    </message>
    <message>
        <source>download,stac,catalogue,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,cloud-optimised,cog,rtc,gamma0,acquisitions</source>
        <translation>herunterladen,stac,katalog,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,copernicus,download,cog,rtc,gamma0,aufnahmen</translation>
    </message>
    <message>
        <source>dropped as outlier</source>
        <translation>als Ausreißer verworfen</translation>
    </message>
    <message>
        <source>end of season</source>
        <translation>Ende der Saison</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>jeden Monat</translation>
    </message>
    <message>
        <source>every {} days</source>
        <translation>alle {} Tage</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>extent: in the extent, where they fit best</source>
        <translation>extent: in der Ausdehnung, wo sie am besten passen</translation>
    </message>
    <message>
        <source>fall</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>fall or rise</source>
        <translation>Abfall oder Anstieg</translation>
    </message>
    <message>
        <source>files without a date, for which a dated virtual raster is read</source>
        <translation>Dateien ohne Datum, für die ein datiertes virtuelles Raster gelesen wird</translation>
    </message>
    <message>
        <source>fine: BigEarthNet's 43 classes, ForestNet's 12; coarse: their 19 and 4.</source>
        <translation>fine: die 43 Klassen von BigEarthNet, die 12 von ForestNet; coarse: ihre 19 und 4.</translation>
    </message>
    <message>
        <source>first image</source>
        <translation>erste Bild</translation>
    </message>
    <message>
        <source>folder for the acquisitions</source>
        <translation>Ordner für die Aufnahmen</translation>
    </message>
    <message>
        <source>folder for the result</source>
        <translation>Ordner für das Ergebnis</translation>
    </message>
    <message>
        <source>for {method}</source>
        <translation>für {method}</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>give an ISO 8601 duration of whole days, weeks, months or years such as P10D, P2W or P1M, the word observed, or a comma list of dates such as 2020-05-01,2020-06-01</source>
        <translation>geben Sie eine ISO-8601-Dauer von ganzen Tagen, Wochen, Monaten oder Jahren an, etwa P10D, P2W oder P1M, das Wort observed oder eine Kommaliste von Terminen wie 2020-05-01,2020-06-01</translation>
    </message>
    <message>
        <source>gp: Gaussian process, SAR and optical fused</source>
        <translation>gp: Gauß-Prozess, SAR und Optik verschmolzen</translation>
    </message>
    <message>
        <source>hamming is for bits, the others for numbers; auto fits the code.</source>
        <translation>hamming ist für Bits, die anderen für Zahlen; auto passt zum Code.</translation>
    </message>
    <message>
        <source>harmonic: yearly and half-yearly waves</source>
        <translation>harmonic: Jahres- und Halbjahreswellen</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>inspect,check,inventory,acquisitions,dates,clouds,clear fraction,sentinel-1,sentinel-2,landsat,orbit,table,report</source>
        <translation>prüfen,bestand,aufnahmen,daten,wolken,klarer anteil,sentinel-1,sentinel-2,landsat,orbit,tabelle,bericht</translation>
    </message>
    <message>
        <source>known by their names; else such as B04=red, B08=nir</source>
        <translation>an ihren Namen erkannt; sonst etwa B04=red, B08=nir</translation>
    </message>
    <message>
        <source>last image</source>
        <translation>letzte Bild</translation>
    </message>
    <message>
        <source>leave-out: the acquisition is missing where it cannot be read</source>
        <translation>leave-out: die Aufnahme fehlt, wo sie nicht lesbar ist</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>linear: straight lines between clear dates</source>
        <translation>linear: gerade Linien zwischen klaren Tagen</translation>
    </message>
    <message>
        <source>load,time series,temporal,temporal controller,animation,group,dates,folder,sentinel-1,sentinel-2,landsat,style</source>
        <translation>laden,zeitreihe,temporal,zeitsteuerung,animation,gruppe,daten,ordner,sentinel-1,sentinel-2,landsat,stil</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>masks: clear masks; copies: rasters without clouds; both.</source>
        <translation>masks: Klarmasken; copies: Raster ohne Wolken; both: beides.</translation>
    </message>
    <message>
        <source>model,example,chain,workflow,graphical modeler,raw folders,time series</source>
        <translation>modell,beispiel,kette,ablauf,grafischer modellierer,rohordner,zeitreihe</translation>
    </message>
    <message>
        <source>neighbouring passes</source>
        <translation>benachbarte Überflüge</translation>
    </message>
    <message>
        <source>neither the band descriptions nor the file name tell the polarisations; describe the bands as VV and VH, or end the name in _VV_VH in the order of the bands</source>
        <translation>weder die Bandbeschreibungen noch der Dateiname nennen die Polarisationen; beschreiben Sie die Bänder als VV und VH, oder lassen Sie den Namen auf _VV_VH in der Reihenfolge der Bänder enden</translation>
    </message>
    <message>
        <source>no SAR</source>
        <translation>kein SAR</translation>
    </message>
    <message>
        <source>no cloud mask: all its pixels count as clear</source>
        <translation>keine Wolkenmaske: alle Pixel gelten als klar</translation>
    </message>
    <message>
        <source>no date found: type one in, or the file is left out</source>
        <translation>kein Datum gefunden: geben Sie eines ein, sonst bleibt die Datei weg</translation>
    </message>
    <message>
        <source>no surface reflectance or backscatter</source>
        <translation>keine Bodenreflexion oder Rückstreuung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none: all that was measured is clear</source>
        <translation>none: alles Gemessene ist klar</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>noch nicht gewählt</translation>
    </message>
    <message>
        <source>observed that day</source>
        <translation>an diesem Tag beobachtet</translation>
    </message>
    <message>
        <source>only up to</source>
        <translation>nur bis</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>optisch</translation>
    </message>
    <message>
        <source>other statistics of bands of which the median or mean is read</source>
        <translation>andere Statistiken von Bändern, von denen Median oder Mittel gelesen wird</translation>
    </message>
    <message>
        <source>peak of season</source>
        <translation>Höhepunkt der Saison</translation>
    </message>
    <message>
        <source>phenology,season,start of season,end of season,peak,greenup,senescence,timesat,amplitude,integral,crop,vegetation,uncertainty</source>
        <translation>phänologie,saison,saisonbeginn,saisonende,gipfel,ergrünen,seneszenz,timesat,amplitude,integral,kultur,vegetation,unsicherheit</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>probability: rasters of how likely cloud is</source>
        <translation>probability: Raster der Wolkenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>products without their images; download or unzip them again, or take them out</source>
        <translation>Produkte ohne ihre Bilder; laden oder entpacken Sie sie noch einmal, oder nehmen Sie sie heraus</translation>
    </message>
    <message>
        <source>qa_pixel: Landsat Collection 2</source>
        <translation>qa_pixel: Landsat Collection 2</translation>
    </message>
    <message>
        <source>quality bits of a kind that is not understood; for a mask give rasters named ..._mask, not zero where clouded</source>
        <translation>Qualitätsbits einer Art, die nicht verstanden wird; geben Sie als Maske Raster namens ..._mask an, ungleich null, wo es bewölkt ist</translation>
    </message>
    <message>
        <source>quality bits of how the correction went, not of where clouds are, are not used; for a mask add {masks}</source>
        <translation>Qualitätsbits darüber, wie die Korrektur gelang, und nicht, wo Wolken sind, werden nicht verwendet; fügen Sie als Maske {masks} hinzu</translation>
    </message>
    <message>
        <source>quality bits that are not understood, beside a mask that is</source>
        <translation>Qualitätsbits, die nicht verstanden werden, neben einer Maske, die es wird</translation>
    </message>
    <message>
        <source>quegan: over time and space; lee, lee-snap: each image by itself, see help; none.</source>
        <translation>quegan: über Zeit und Raum; lee, lee-snap: jedes Bild für sich, siehe Hilfe; none: keiner.</translation>
    </message>
    <message>
        <source>reconstructed</source>
        <translation>rekonstruiert</translation>
    </message>
    <message>
        <source>reflectance</source>
        <translation>Reflexionsgrad</translation>
    </message>
    <message>
        <source>reflectance bands</source>
        <translation>Reflexionsbänder</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>retrieval,evaluation,benchmark,mean average precision,map,precision,hash,binary,lsh,bigearthnet,forestnet,t-sne,pca,embedding</source>
        <translation>ähnlichkeitssuche,bewertung,vergleich,mean average precision,map,genauigkeit,hash,binär,lsh,bigearthnet,forestnet,t-sne,pca,embedding</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,embedding,index,chips,patches,foundation model,prithvi,presto,galileo,mosaiks,hash,bigearthnet,forestnet,similar places</source>
        <translation>ähnlichkeitssuche,ähnlichkeit,suche,embedding,index,ausschnitte,grundlagenmodell,prithvi,presto,galileo,mosaiks,hash,bigearthnet,forestnet,ähnliche orte</translation>
    </message>
    <message>
        <source>retrieval,similarity,search,nearest,embedding,query by example,chips,hamming,cosine,milvus,look alike,similar places</source>
        <translation>ähnlichkeitssuche,ähnlichkeit,suche,nächste nachbarn,embedding,beispielsuche,ausschnitte,hamming,kosinus,milvus,ähnliche orte</translation>
    </message>
    <message>
        <source>rise</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>sample,zonal statistics,extract,points,polygons,fields,parcels,curve,time series,ndvi,profile,csv,table,uncertainty</source>
        <translation>stichprobe,zonenstatistik,abgreifen,punkte,polygone,felder,schläge,kurve,zeitreihe,ndvi,profil,csv,tabelle,unsicherheit</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>abgegriffen</translation>
    </message>
    <message>
        <source>sar,radar,sentinel-1,backscatter,speckle,quegan,lee,orbit,ascending,descending,db,linear,rvi,cross ratio,trend,stl,decomposition,preparation</source>
        <translation>sar,radar,sentinel-1,rückstreuung,speckle,quegan,lee,orbit,aufsteigend,absteigend,db,linear,rvi,kreuzverhältnis,trend,stl,zerlegung,vorbereitung</translation>
    </message>
    <message>
        <source>scene: on all the ground that the rasters share</source>
        <translation>scene: auf dem ganzen Gebiet, das die Raster teilen</translation>
    </message>
    <message>
        <source>scl: Sentinel-2 scene classification</source>
        <translation>scl: Szenenklassifikation von Sentinel-2</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>sentinel-1,sentinel-2,landsat,sar,radar,backscatter,optical,reflectance,ndvi,cloud,gap,gap filling,interpolation,smoothing,fusion,modis,viirs,sentinel-3,time series,temporal,gaussian process</source>
        <translation>sentinel-1,sentinel-2,landsat,sar,radar,rückstreuung,optisch,reflektanz,ndvi,wolke,lücke,lücken füllen,interpolation,glättung,fusion,modis,viirs,sentinel-3,zeitreihe,temporal,gaußprozess</translation>
    </message>
    <message>
        <source>sentinel-2: 10 m, every 5 days; landsat: 30 m, since 1982; hls: both at 30 m.</source>
        <translation>sentinel-2: 10 m, alle 5 Tage; landsat: 30 m, seit 1982; hls: beide mit 30 m.</translation>
    </message>
    <message>
        <source>set the metadata item BOA_ADD_OFFSET (-1000 where it is still in the numbers, 0 where not) or give the original SAFE folders</source>
        <translation>setzen Sie den Metadateneintrag BOA_ADD_OFFSET (-1000, wo er noch in den Zahlen steckt, 0, wo nicht), oder geben Sie die ursprünglichen SAFE-Ordner an</translation>
    </message>
    <message>
        <source>share of the amplitude</source>
        <translation>Anteil der Amplitude</translation>
    </message>
    <message>
        <source>similarity,embedding,alphaearth,satellite embedding,tessera,foundation model,cosine,look alike,similar places,heat map</source>
        <translation>ähnlichkeit,embedding,alphaearth,satellite embedding,tessera,grundlagenmodell,kosinus,ähnlich aussehen,ähnliche orte,heatmap</translation>
    </message>
    <message>
        <source>spectral index,vegetation index,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,time series,sentinel-2,landsat,uncertainty</source>
        <translation>spektralindex,vegetationsindex,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,zeitreihe,sentinel-2,landsat,unsicherheit</translation>
    </message>
    <message>
        <source>stack,unstack,multiband,time series,temporal,temporal controller,fixed range per band,dates,merge,split,convert</source>
        <translation>stapel,entstapeln,multiband,zeitreihe,temporal,zeitsteuerung,fester zeitbereich je band,daten,vereinen,teilen,umwandeln</translation>
    </message>
    <message>
        <source>stack: one raster per band; unstack: one raster per date.</source>
        <translation>stack: ein Raster je Band; unstack: ein Raster je Termin.</translation>
    </message>
    <message>
        <source>start of season</source>
        <translation>Beginn der Saison</translation>
    </message>
    <message>
        <source>steepest change</source>
        <translation>steilste Änderung</translation>
    </message>
    <message>
        <source>stop: the run ends</source>
        <translation>stop: der Lauf endet</translation>
    </message>
    <message>
        <source>stori: recurrent network on top of gp</source>
        <translation>stori: rekurrentes Netz über gp</translation>
    </message>
    <message>
        <source>sure: ± {}</source>
        <translation>sicher: ± {}</translation>
    </message>
    <message>
        <source>the area</source>
        <translation>der Fläche</translation>
    </message>
    <message>
        <source>the cache of your user account</source>
        <translation>der Zwischenspeicher Ihres Benutzerkontos</translation>
    </message>
    <message>
        <source>the dock</source>
        <translation>das Bedienfeld</translation>
    </message>
    <message>
        <source>the same days of other years</source>
        <translation>dieselben Tage anderer Jahre</translation>
    </message>
    <message>
        <source>the weights that come with STORI</source>
        <translation>die Gewichte, die mit STORI kommen</translation>
    </message>
    <message>
        <source>threshold: a share of the amplitude; derivative: the steepest rise and fall.</source>
        <translation>threshold: ein Anteil der Amplitude; derivative: der steilste Anstieg und Abfall.</translation>
    </message>
    <message>
        <source>to choose a method by</source>
        <translation>um danach eine Methode zu wählen</translation>
    </message>
    <message>
        <source>train,network,neural,recurrent,deep learning,model,fine-tuning,transfer,weights</source>
        <translation>trainieren,netz,neuronal,rekurrent,deep learning,modell,nachtrainieren,übertragung,gewichte</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unlike</source>
        <translation>unähnlich</translation>
    </message>
    <message>
        <source>unsure: ± {}</source>
        <translation>unsicher: ± {}</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>values: the series itself; standard deviation: the rasters *_sd.tif beside it; quality: the rasters *_quality.tif beside it, in the colours of their classes.</source>
        <translation>values: die Zeitreihe selbst; standard deviation: die Raster *_sd.tif daneben; quality: die Raster *_quality.tif daneben, in den Farben ihrer Klassen.</translation>
    </message>
    <message>
        <source>virtual copies of files that are read as well</source>
        <translation>virtuelle Kopien von Dateien, die auch selbst gelesen werden</translation>
    </message>
    <message>
        <source>virtual rasters made of files that are read as well and of others that lie elsewhere; give these others too, or the virtual rasters without any of their files</source>
        <translation>virtuelle Raster aus Dateien, die auch selbst gelesen werden, und anderen, die woanders liegen; geben Sie auch diese anderen an, oder die virtuellen Raster ohne ihre Dateien</translation>
    </message>
    <message>
        <source>whittaker: smoothing spline</source>
        <translation>whittaker: glättender Spline</translation>
    </message>
    <message>
        <source>within</source>
        <translation>binnen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>{:,} pixels; half of them are below {:.3f}, one in a thousand above {:.3f}.</source>
        <translation>{:,} Pixel; die Hälfte liegt unter {:.3f}, eines von tausend über {:.3f}.</translation>
    </message>
    <message>
        <source>{:.1f} h</source>
        <translation>{:.1f} h</translation>
    </message>
    <message>
        <source>{blocks} finished blocks are kept in {folder}: run the same again into the same folder to go on from there, or delete that folder.</source>
        <translation>{blocks} fertige Blöcke bleiben in {folder}: Lassen Sie dasselbe noch einmal in denselben Ordner laufen, um dort weiterzumachen, oder löschen Sie jenen Ordner.</translation>
    </message>
    <message>
        <source>{coarse} are compared with the optical ones in {both} squares of their size for {series}; {dates} dates or means of near dates are learned from.</source>
        <translation>{coarse} werden für {series} in {both} Quadraten ihrer Größe mit den optischen verglichen; gelernt wird aus {dates} Terminen oder Mitteln naher Termine.</translation>
    </message>
    <message>
        <source>{coarse} are of no use for {series}: both sensors saw {both} squares of their size clear, and {fewest} are needed. Check that they cover the scene, their masks and bands, or give a larger EXTENT.</source>
        <translation>{coarse} nützen für {series} nichts: Beide Sensoren sahen {both} Quadrate ihrer Größe klar, und {fewest} sind nötig. Prüfen Sie, ob sie die Szene abdecken, ihre Masken und Bänder, oder geben Sie für EXTENT mehr an.</translation>
    </message>
    <message>
        <source>{count:,} bands are asked for, and {most:,} are the most: name those that you need in BANDS.</source>
        <translation>{count:,} Bänder sind verlangt, und {most:,} sind das meiste: Nennen Sie die, die Sie brauchen, in BANDS.</translation>
    </message>
    <message>
        <source>{count} chips of several dates hold the point: the example is that of {date}. An index of one date, or of a series, has one.</source>
        <translation>{count} Ausschnitte mehrerer Daten enthalten den Punkt: Das Beispiel ist der vom {date}. Ein Index eines Datums oder einer Zeitreihe hat nur einen.</translation>
    </message>
    <message>
        <source>{count} of {sensor}</source>
        <translation>{count} von {sensor}</translation>
    </message>
    <message>
        <source>{dates} dates from {first} to {last} of {series} by {methods}; {clear:.0f} % of the observations were clear, {filled:.2f} % of the result has a value; {seconds:.0f} s.</source>
        <translation>{dates} Termine von {first} bis {last} von {series} durch {methods}; {clear:.0f} % der Beobachtungen waren klar, {filled:.2f} % des Ergebnisses haben einen Wert; {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>{dates} dates of {pixels:,} pixels: about {time}, {memory:.0f} MiB of memory and {disk:.0f} MiB on disk.</source>
        <translation>{dates} Termine mit {pixels:,} Pixeln: etwa {time}, {memory:.0f} MiB Arbeitsspeicher und {disk:.0f} MiB auf der Platte.</translation>
    </message>
    <message>
        <source>{dates} optical dates from {first} to {last}.</source>
        <translation>{dates} optische Termine von {first} bis {last}.</translation>
    </message>
    <message>
        <source>{days:,} days</source>
        <translation>{days:,} Tage</translation>
    </message>
    <message>
        <source>{failed} of {read} input files cannot be read: check that the drive or the network is there and the files are whole, then run it again. The first of them: {sentence}</source>
        <translation>{failed} von {read} Eingabedateien können nicht gelesen werden: Prüfen Sie, ob das Laufwerk oder das Netz da ist und die Dateien ganz sind, und starten Sie noch einmal. Die erste davon: {sentence}</translation>
    </message>
    <message>
        <source>{far} of {count} dates lie more than {days} days outside the optical acquisitions ({first} to {last}): their values are little more than a guess.</source>
        <translation>{far} von {count} Terminen liegen mehr als {days} Tage außerhalb der optischen Aufnahmen ({first} bis {last}): Ihre Werte sind wenig mehr als geraten.</translation>
    </message>
    <message>
        <source>{files} and {count} more</source>
        <translation>{files} und {count} weitere</translation>
    </message>
    <message>
        <source>{files} changed while the run was reading: wait until the inputs are complete, then run it again with RESUME off.</source>
        <translation>{files} änderten sich, während der Lauf las: Warten Sie, bis die Eingaben vollständig sind, und starten Sie noch einmal ohne RESUME.</translation>
    </message>
    <message>
        <source>{files}: either clouded all over, or numbers of Landsat Collection 2 beside others of Collection 1; if so, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files}: entweder ganz bewölkt, oder Zahlen von Landsat Collection 2 neben anderen von Collection 1; wenn ja, setzen Sie Skala 0.0000275 und Offset -0.2 der Bänder.</translation>
    </message>
    <message>
        <source>{files}: named as Landsat Collection 2, but the numbers are those of Collection 1 (0 to 10000) and were taken times 0.0001; if they are not, set the bands' scale 0.0000275 and offset -0.2.</source>
        <translation>{files}: heißen wie Landsat Collection 2, aber die Zahlen sind die von Collection 1 (0 bis 10000) und wurden mal 0.0001 genommen; wenn sie es nicht sind, setzen Sie Skala 0.0000275 und Offset -0.2 der Bänder.</translation>
    </message>
    <message>
        <source>{files}: numbers up to about {small:.4g}, where other files of this kind reach about {large:.4g}; if these are stored otherwise, set their bands' scale.</source>
        <translation>{files}: Zahlen bis etwa {small:.4g}, wo andere Dateien dieser Art etwa {large:.4g} erreichen; wenn diese anders gespeichert sind, setzen Sie die Skala ihrer Bänder.</translation>
    </message>
    <message>
        <source>{files}: other files with such names have the offset of their baseline in the numbers or not, and these do not tell (cloud); it was taken off. If it is not there, {mended}.</source>
        <translation>{files}: andere Dateien mit solchen Namen haben den Offset ihrer Baseline in den Zahlen oder nicht, und diese verraten es nicht (Wolken); er wurde abgezogen. Wenn er nicht darin ist, {mended}.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out above {most:g}, unlike that of the other files; these seem to be stored otherwise: set their bands' scale.</source>
        <translation>{files}: die Reflexion kommt über {most:g} heraus, anders als die der anderen Dateien; diese scheinen anders gespeichert zu sein: Setzen Sie die Skala ihrer Bänder.</translation>
    </message>
    <message>
        <source>{files}: reflectance comes out {spoken} {usual:.3g} as a rule (numbers {scaling}), where it should lie between 0 and 1; set the bands' scale and offset (gdal_edit.py -scale).</source>
        <translation>{files}: die Reflexion reicht in der Regel {spoken} {usual:.3g} (Zahlen {scaling}), wo sie zwischen 0 und 1 liegen sollte; setzen Sie Skala und Offset der Bänder (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: reflectance of Sentinel-2 steps by {height:+.2f} in all bands between {before} and {after}, as where the 1000 added since processing baseline 04.00 are still in some files; nothing was changed. {mend}.</source>
        <translation>{files}: die Reflexion von Sentinel-2 springt in allen Bändern um {height:+.2f} zwischen {before} und {after}, wie dort, wo die seit Processing Baseline 04.00 addierten 1000 in manchen Dateien noch stecken; nichts wurde geändert. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files lie {height:.2f} higher in all bands than those of before {date}, when 1000 were first added, and nothing says so: they were taken off. If they are not in the numbers, set the metadata item BOA_ADD_OFFSET to 0.</source>
        <translation>{files}: die dunkelsten Pixel dieser Sentinel-2-Dateien liegen in allen Bändern um {height:.2f} höher als die von vor {date}, als erstmals 1000 addiert wurden, und nichts sagt es: sie wurden abgezogen. Wenn sie nicht in den Zahlen stecken, setzen Sie den Metadateneintrag BOA_ADD_OFFSET auf 0.</translation>
    </message>
    <message>
        <source>{files}: the darkest pixels of these Sentinel-2 files never lie below 0.1, so the 1000 that are added since processing baseline 04.00 seem to be still in, or the ground is bright throughout (desert); nothing was taken off. {mend}.</source>
        <translation>{files}: die dunkelsten Pixel dieser Sentinel-2-Dateien liegen nie unter 0.1, also scheinen die seit Processing Baseline 04.00 addierten 1000 noch darin zu stecken, oder der Boden ist überall hell (Wüste); nichts wurde abgezogen. {mend}.</translation>
    </message>
    <message>
        <source>{files}: the metadata state an offset ({offset:+.4g}) with which dark surfaces reflect less than 0; if it was taken off before, remove it from the metadata (BOA_ADD_OFFSET=0, or gdal_edit.py -offset 0).</source>
        <translation>{files}: die Metadaten nennen einen Offset ({offset:+.4g}), mit dem dunkle Flächen weniger als 0 reflektieren; wenn er zuvor abgezogen wurde, nehmen Sie ihn aus den Metadaten (BOA_ADD_OFFSET=0 oder gdal_edit.py -offset 0).</translation>
    </message>
    <message>
        <source>{files}: the name tells a processing baseline whose offset of 1000 is not in the numbers (reflectance would fall below 0), so nothing was taken off; if it is there, {mended}.</source>
        <translation>{files}: der Name nennt eine Processing Baseline, deren Offset von 1000 nicht in den Zahlen steckt (die Reflexion fiele unter 0), also wurde nichts abgezogen; wenn er darin ist, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the offset of the processing baseline in the name takes dark surfaces below 0; if it is not in the numbers of these files, {mended}.</source>
        <translation>{files}: der Offset der Processing Baseline im Namen bringt dunkle Flächen unter 0; wenn er nicht in den Zahlen dieser Dateien steckt, {mended}.</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) makes per cent of the numbers (up to {top:.3g}), so they were taken {taken}; set that on the bands (gdal_edit.py -scale).</source>
        <translation>{files}: die Skala der Bänder ({scaling}) macht aus den Zahlen Prozent (bis {top:.3g}), also wurden sie {taken} genommen; setzen Sie das an den Bändern (gdal_edit.py -scale).</translation>
    </message>
    <message>
        <source>{files}: the scale tag ({scaling}) was passed over, because the numbers (up to {high:.3g}) are scaled already; remove it (gdal_edit.py -scale 1 -offset 0).</source>
        <translation>{files}: die Skala der Bänder ({scaling}) wurde übergangen, weil die Zahlen (bis {high:.3g}) schon skaliert sind; entfernen Sie sie (gdal_edit.py -scale 1 -offset 0).</translation>
    </message>
    <message>
        <source>{gone} of {count} coarse acquisitions are left out: they have no cloud mask, or one that hides nothing, and are far brighter than usual. Add their quality layers to use what of them is clear.</source>
        <translation>{gone} von {count} groben Aufnahmen werden ausgelassen: Sie haben keine Wolkenmaske oder eine, die nichts verdeckt, und sind weit heller als sonst. Fügen Sie ihre Qualitätsebenen hinzu, um zu nutzen, was an ihnen klar ist.</translation>
    </message>
    <message>
        <source>{index} needs a {missing} band, and the optical rasters have none; the bands found are {names}.</source>
        <translation>{index} braucht ein Band für {missing}, und die optischen Raster haben keines; gefunden wurden die Bänder {names}.</translation>
    </message>
    <message>
        <source>{level:+.2f} ± {spread:.2f} dB of {channel}</source>
        <translation>{level:+.2f} ± {spread:.2f} dB von {channel}</translation>
    </message>
    <message>
        <source>{method} for {bands} in gaps{where} of about {days:.0f} days ({ratio:.2f} times the error)</source>
        <translation>{method} für {bands} in Lücken{where} von etwa {days:.0f} Tagen (das {ratio:.2f}-Fache des Fehlers)</translation>
    </message>
    <message>
        <source>{method} would lower the error of {other} on held-out dates by {gain:.1f} % and is not used: LEAST_GAIN is {least} %.</source>
        <translation>{method} würde den Fehler von {other} an zurückgehaltenen Terminen um {gain:.1f} % senken und wird nicht verwendet: LEAST_GAIN ist {least} %.</translation>
    </message>
    <message>
        <source>{name} is left out: {why}</source>
        <translation>{name} wird weggelassen: {why}</translation>
    </message>
    <message>
        <source>{name} is missing: give the first and the last date that you want.</source>
        <translation>{name} fehlt: Geben Sie den ersten und den letzten Tag an, den Sie wollen.</translation>
    </message>
    <message>
        <source>{name} is “{text}”, which is not a date: write it as 2020-05-01.</source>
        <translation>{name} ist „{text}“, was kein Datum ist: Schreiben Sie es wie 2020-05-01.</translation>
    </message>
    <message>
        <source>{name} makes no use of the coarse rasters: auto, gp and stori do.</source>
        <translation>{name} nutzt die groben Raster nicht: auto, gp und stori tun es.</translation>
    </message>
    <message>
        <source>{passes} SAR passes from {first} to {last}, {orbits} orbits.</source>
        <translation>{passes} SAR-Überflüge von {first} bis {last}, {orbits} Orbits.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a raster; it may be damaged or of another kind: mend it, or take it out.</source>
        <translation>{path} kann nicht als Raster gelesen werden; es ist vielleicht beschädigt oder von anderer Art: Reparieren Sie es, oder nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it was moved, deleted or damaged since the run. Run it again.</source>
        <translation>{path} kann nicht gelesen werden: Es wurde seit dem Lauf verschoben, gelöscht oder beschädigt. Starten Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>{path} cannot be read: the file is damaged or was cut short, or its drive is gone. Replace it or take it out of the inputs.</source>
        <translation>{path} kann nicht gelesen werden: Die Datei ist beschädigt oder abgeschnitten, oder ihr Laufwerk ist weg. Ersetzen Sie sie, oder nehmen Sie sie aus den Eingaben.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the path.</source>
        <translation>{path} gibt es nicht: Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{path} has no coordinate reference system: assign one (Raster &gt; Projections &gt; Assign Projection in QGIS), or take it out.</source>
        <translation>{path} hat kein Koordinatenbezugssystem: Weisen Sie eines zu (in QGIS Raster &gt; Projektionen &gt; Projektion zuweisen), oder nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>{path} has not answered for {seconds:.0f} seconds: check that its drive or its address is there, then run it again, or take it out of the inputs.</source>
        <translation>{path} hat seit {seconds:.0f} Sekunden nicht geantwortet: Prüfen Sie, ob das Laufwerk oder die Adresse da ist, und starten Sie noch einmal, oder nehmen Sie es aus den Eingaben.</translation>
    </message>
    <message>
        <source>{path} lies where the CRS of the other rasters does not reach: check its CRS, or take it out.</source>
        <translation>{path} liegt, wohin das KBS der anderen Raster nicht reicht: Prüfen Sie sein KBS, oder nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>{sar} counts as level with the rest of its orbit: too few passes of other satellites lie near in time.</source>
        <translation>{sar} gilt als auf dem Niveau des übrigen Orbits: Zu wenige Überflüge anderer Satelliten liegen zeitlich nahe.</translation>
    </message>
    <message>
        <source>{sar} stays at its own level, so that a step may remain: no pass of another orbit lies within 24 days, nor eight on the same days of other years. Add passes between them, or choose one orbit in stori:preparesar.</source>
        <translation>{sar} bleibt auf eigenem Niveau, sodass eine Stufe bleiben kann: Kein Überflug eines anderen Orbits liegt innerhalb von 24 Tagen, noch acht an denselben Tagen anderer Jahre. Fügen Sie Überflüge dazwischen hinzu, oder wählen Sie einen Orbit in stori:preparesar.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by few passes near in time, so that a step may remain.</source>
        <translation>{sar}: {taken} werden abgezogen, nach wenigen zeitlich nahen Überflügen, sodass eine Stufe bleiben kann.</translation>
    </message>
    <message>
        <source>{sar}: {taken} is taken off, told by {how}.</source>
        <translation>{sar}: {taken} werden abgezogen, nach: {how}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used, but {others}, by {dates} hidden dates.</source>
        <translation>{series}: {method} wird verwendet, aber {others}, nach {dates} verborgenen Tagen.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; on {dates} hidden dates no other method was better by more than chance{beside}.</source>
        <translation>{series}: {method} wird verwendet; an {dates} verborgenen Tagen war keine andere Methode über den Zufall hinaus besser{beside}.</translation>
    </message>
    <message>
        <source>{series}: {method} is used; too few dates are clear enough to be hidden and to compare methods by.</source>
        <translation>{series}: {method} wird verwendet; zu wenige Termine sind klar genug, um sie zu verbergen und Methoden daran zu vergleichen.</translation>
    </message>
    <message>
        <source>{share:.1f} % of the clear observations of {series} stand out from their neighbours like missed cloud, haze or shadow and are not used.</source>
        <translation>{share:.1f} % der klaren Beobachtungen von {series} fallen gegenüber ihren Nachbarn auf wie übersehene Wolken, Dunst oder Schatten und werden nicht verwendet.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the observations that masks call clear were dropped as patches of haze or shadow.</source>
        <translation>{share:.2f} % der Beobachtungen, die Masken klar nennen, wurden als Flecken von Dunst oder Schatten verworfen.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels are bright ground that masks take for cloud on most dates; what was seen there is used.</source>
        <translation>{share:.2f} % der Pixel sind heller Boden, den Masken an den meisten Terminen für Wolken halten; was dort zu sehen war, wird verwendet.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and have what the scene and their SAR say.</source>
        <translation>{share:.2f} % der Pixel waren nie klar zu sehen und haben, was die Szene und ihr SAR sagen.</translation>
    </message>
    <message>
        <source>{share:.2f} % of the pixels were never seen clear and some have no value.</source>
        <translation>{share:.2f} % der Pixel waren nie klar zu sehen, und einige haben keinen Wert.</translation>
    </message>
    <message>
        <source>{source} has no terrain-corrected Sentinel-1: the series rests on optical acquisitions alone; SOURCE planetary_computer has both.</source>
        <translation>{source} hat kein geländekorrigiertes Sentinel-1: Die Zeitreihe beruht allein auf optischen Aufnahmen; SOURCE planetary_computer hat beides.</translation>
    </message>
    <message>
        <source>{where} could not be written ({reason}): check that the disk has space and the folder may be written to, then run it again.</source>
        <translation>{where} konnte nicht geschrieben werden ({reason}): Prüfen Sie, ob auf der Festplatte Platz ist und in den Ordner geschrieben werden darf, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>{} % clear</source>
        <translation>{} % klar</translation>
    </message>
    <message>
        <source>{} % less error than straight lines in gaps of {} days</source>
        <translation>{} % weniger Fehler als gerade Linien in Lücken von {} Tagen</translation>
    </message>
    <message>
        <source>{} % more error than straight lines in gaps of {} days</source>
        <translation>{} % mehr Fehler als gerade Linien in Lücken von {} Tagen</translation>
    </message>
    <message>
        <source>{} % sure</source>
        <translation>{} % sicher</translation>
    </message>
    <message>
        <source>{} ({}, of the run)</source>
        <translation>{} ({}, des Laufs)</translation>
    </message>
    <message>
        <source>{} cannot be opened.</source>
        <translation>{} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>{} cannot be opened: it was moved or deleted since it was found.</source>
        <translation>{} lässt sich nicht öffnen: seit dem Fund wurde es verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>{} cannot be written: choose another place.</source>
        <translation>{} lässt sich nicht schreiben: wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{} chips in {:.1f} MiB.</source>
        <translation>{} Ausschnitte in {:.1f} MiB.</translation>
    </message>
    <message>
        <source>{} chips, encoder {}, code {}.</source>
        <translation>{} Ausschnitte, Encoder {}, Code {}.</translation>
    </message>
    <message>
        <source>{} coarse</source>
        <translation>{} grob</translation>
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
        <translation>{} Daten pro Sekunde</translation>
    </message>
    <message>
        <source>{} days</source>
        <translation>{} Tage</translation>
    </message>
    <message>
        <source>{} days and more</source>
        <translation>{} Tage und mehr</translation>
    </message>
    <message>
        <source>{} examples</source>
        <translation>{} Beispiele</translation>
    </message>
    <message>
        <source>{} from {} to {}</source>
        <translation>{} von {} bis {}</translation>
    </message>
    <message>
        <source>{} has no place on the map.</source>
        <translation>{} hat keinen Ort in der Karte.</translation>
    </message>
    <message>
        <source>{} holds no result: choose the folder that a run has written.</source>
        <translation>{} enthält kein Ergebnis: Wählen Sie den Ordner, den ein Lauf geschrieben hat.</translation>
    </message>
    <message>
        <source>{} holds the result of an earlier run.</source>
        <translation>{} enthält das Ergebnis eines früheren Laufs.</translation>
    </message>
    <message>
        <source>{} is a folder: give the index a file's name.</source>
        <translation>{} ist ein Ordner: geben Sie dem Index einen Dateinamen.</translation>
    </message>
    <message>
        <source>{} is in the list already.</source>
        <translation>{} ist schon in der Liste.</translation>
    </message>
    <message>
        <source>{} is learning from the scene</source>
        <translation>{} lernt aus der Szene</translation>
    </message>
    <message>
        <source>{} is part of {}: the whole product was taken.</source>
        <translation>{} gehört zu {}: das ganze Produkt wurde genommen.</translation>
    </message>
    <message>
        <source>{} is read as a coarse sensor now, because there are finer images.</source>
        <translation>{} wird jetzt als grober Sensor gelesen, weil es feinere Bilder gibt.</translation>
    </message>
    <message>
        <source>{} is read as optical now, because there is nothing finer.</source>
        <translation>{} wird jetzt als optisch gelesen, weil es nichts Feineres gibt.</translation>
    </message>
    <message>
        <source>{} makes nothing of the coarse rasters; {} do.</source>
        <translation>{} kann mit den groben Rastern nichts anfangen; {} können es.</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>{} observed</source>
        <translation>{} beobachtet</translation>
    </message>
    <message>
        <source>{} of 3</source>
        <translation>{} von 3</translation>
    </message>
    <message>
        <source>{} of {} SAR</source>
        <translation>{} von {} SAR</translation>
    </message>
    <message>
        <source>{} of {} coarse</source>
        <translation>{} von {} grob</translation>
    </message>
    <message>
        <source>{} of {} optical</source>
        <translation>{} von {} optisch</translation>
    </message>
    <message>
        <source>{} of {} values inside the interval</source>
        <translation>{} von {} Werten im Intervall</translation>
    </message>
    <message>
        <source>{} places. Press Alike, then click on the map on what you look for.</source>
        <translation>{} Orte. Drücken Sie „Ähnlich“ und klicken Sie dann auf der Karte auf das, was Sie suchen.</translation>
    </message>
    <message>
        <source>{} radar</source>
        <translation>{} Radar</translation>
    </message>
    <message>
        <source>{} reconstructed</source>
        <translation>{} rekonstruiert</translation>
    </message>
    <message>
        <source>{} rows.</source>
        <translation>{} Zeilen.</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>{} shares its file with other acquisitions: its date is that of the file and cannot be changed here.</source>
        <translation>{} teilt seine Datei mit anderen Aufnahmen: sein Datum ist das der Datei und kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
    <message>
        <source>{} · about {} left</source>
        <translation>{} · noch etwa {}</translation>
    </message>
    <message>
        <source>{}, measured on {} hidden dates.</source>
        <translation>{}, gemessen an {} verborgenen Tagen.</translation>
    </message>
    <message>
        <source>{}, the longest that could be measured (the longest there is: {} days)</source>
        <translation>{}, den längsten, die sich messen ließen (die längste überhaupt: {} Tage)</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of a part of the scene is {}, {:.2f} times the error of lines.</source>
        <translation>{}: am besten ist in Lücken von {} Tagen in einem Teil der Szene {}, mit dem {:.2f}-Fachen des Fehlers von Geraden.</translation>
    </message>
    <message>
        <source>{}: best in gaps of {} days of the whole scene is {}, {:.2f} times the error of lines.</source>
        <translation>{}: am besten ist in Lücken von {} Tagen in der ganzen Szene {}, mit dem {:.2f}-Fachen des Fehlers von Geraden.</translation>
    </message>
    <message>
        <source>{}: the {} nearest of {}. Select pictures and press the keys + or − to refine.</source>
        <translation>{}: die {} nächsten von {}. Wählen Sie Bilder aus und drücken Sie die Tasten + oder −, um zu verfeinern.</translation>
    </message>
    <message>
        <source>“{name}” is not an index known here: choose among {known}.</source>
        <translation>„{name}“ ist hier kein bekannter Index: Wählen Sie unter {known}.</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>“{}” is not a date: write year, month and day as in 2021-05-01.</source>
        <translation>„{}“ ist kein Datum: schreiben Sie Jahr, Monat und Tag wie in 2021-05-01.</translation>
    </message>
    <message>
        <source>… and {} more.</source>
        <translation>… und {} weitere.</translation>
    </message>
    <message>
        <source>… or SAR layers</source>
        <translation>… oder SAR-Layer</translation>
    </message>
    <message>
        <source>… or clouded layers</source>
        <translation>… oder bewölkte Layer</translation>
    </message>
    <message>
        <source>… or coarse optical layers</source>
        <translation>… oder grobe optische Layer</translation>
    </message>
    <message>
        <source>… or dated layers</source>
        <translation>… oder datierte Layer</translation>
    </message>
    <message>
        <source>… or optical layers</source>
        <translation>… oder optische Layer</translation>
    </message>
    <message>
        <source>… or the manifest of a run</source>
        <translation>… oder das Manifest eines Laufs</translation>
    </message>
</context>
<context>
    <name>StoriProvider</name>
    <message>
        <source>STORI (SAR and optical time series)</source>
        <translation>STORI (SAR- und optische Zeitreihen)</translation>
    </message>
</context>
</TS>
