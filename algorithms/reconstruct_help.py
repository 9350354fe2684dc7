"""The help text of ``stori:reconstruct``, shown beside its dialog."""

_TEXT = """
<p>Takes a time series of optical reflectance with clouds in it and, where there is one, a series
of SAR backscatter of the same ground, and writes reflectance for every date you ask for, without
gaps. It learns from the clear pixels of the scene itself; no training data is needed.</p>

<h3>Inputs</h3>
<ul>
<li><b>Optical</b>: Sentinel-2 L2A (SAFE folders or GeoTIFFs), Landsat Collection 2 Level 2, or any
dated rasters. Reflectance is 0 to 1, or integers with a scale (&times;&nbsp;10000 is recognised).
Cloud masks are found beside the bands: SCL, QA_PIXEL or a binary mask.</li>
<li><b>SAR</b>: Sentinel-1 VV and VH, sigma or gamma nought, in dB or linear power, calibrated and
terrain corrected. Ascending and descending passes and several relative orbits may be mixed: they
are brought to one level first.</li>
</ul>
<p>Files may differ in CRS, resolution and extent. The result has the grid of the finest optical
rasters over the ground that they share, unless extent or resolution say otherwise.</p>

<h3>Methods</h3>
<ul>
<li><b>auto</b>: hides whole dates of the scene, lets every method reconstruct them, and uses the
best for each band and length of gap; gaps of one month go to one method and gaps of three to
another where that is better by more than chance. The report says which was chosen and why.</li>
<li><b>gp</b>: coregionalised Gaussian process over all bands, VV and VH, with one set of
hyperparameters per scene, learned by maximum likelihood (after Pipia et al. 2019, Remote Sensing
of Environment 235:111452). Works without SAR as well, with less to go by in long gaps.</li>
<li><b>stori</b>: gp, corrected by a recurrent network that reads SAR and optical series together
in both directions of time and the SAR of the pixels around. It was trained on simulated fields and
French parcels, on gaps hidden from it. On your scene it is believed only as far as held-out dates
bear it out, and a short training there is kept only where it tells held-out dates better; the
report says both. Needs VV and VH. A network of your own (MODEL) comes from <i>Train the STORI
network</i>. After Cao et al. 2018, BRITS.</li>
<li><b>whittaker</b>: penalised least squares with the smoothness chosen per pixel (Eilers 2003,
Analytical Chemistry 75:3631).</li>
<li><b>harmonic</b>: yearly and half-yearly waves with ridge regularisation.</li>
<li><b>linear</b>: straight lines between clear dates; the yardstick for the others.</li>
</ul>

<p>Clear observations that stand out from what came before and after, as missed cloud, haze and
shadow do, are left out (ROBUST). Standard deviations are scaled on windows hidden from the method
until 90&nbsp;% intervals hold what they promise.</p>

<h3>Outputs</h3>
<p>One GeoTIFF per date, <i>series_YYYYMMDD.tif</i>, with the bands, units and scaling of the input;
beside each the standard deviation of every value, <i>series_YYYYMMDD_sd.tif</i>, in the same units:
the true value lies within ±&nbsp;1.64 standard deviations nine times out of ten. A report, the
manifest (inputs, parameters, versions, hyperparameters) and a log lie in the same folder.</p>
<p>Nothing half-finished ever bears the name of a result. A run that was stopped, killed or ran
into a full disk goes on where it was when it is started again as it was (RESUME).</p>
<p>The rasters are loaded as a group in date order, drawn alike, each with its own time range: open
the Temporal Controller and press play.</p>
"""

# The help panel shows every line break as a new paragraph.
HELP = " ".join(_TEXT.split())
