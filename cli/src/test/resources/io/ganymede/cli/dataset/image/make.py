"""Files that ImageIO cannot write, and reference values of resizing. Made with Pillow 12.3.0: python make.py"""
import json
import math

from PIL import Image

W, H = 8, 6


def at(x, y):
    return (x * 30, y * 40, (x + y) * 18)


rgb = Image.new("RGB", (W, H))
rgb.putdata([at(x, y) for y in range(H) for x in range(W)])
alpha = Image.new("L", (W, H))
alpha.putdata([(x * 36) for y in range(H) for x in range(W)])
rgba = rgb.copy()
rgba.putalpha(alpha)
rgb.save("opaque.webp", lossless=True)
# lossy.webp: cwebp 1.2.4 -q 70 of a picture of waves and squares; lossy-reference.png: dwebp 1.2.4 -nofancy of that file.
rgb.save("animated.webp", save_all=True, append_images=[rgb.rotate(180)], lossless=True)
rgba.save("alpha.webp", lossless=True, exact=True)
Image.new("RGB", (W, H), (200, 100, 50)).convert("CMYK").save("cmyk.jpg", quality=95)
rgb.save("colour-key.png", transparency=at(3, 2))
grey = Image.new("L", (W, H))
grey.putdata([x * 20 + y for y in range(H) for x in range(W)])
grey.save("grey-key.png", transparency=43)
grey.save("grey.gif")
exif = Image.Exif()
exif[0x112] = 6
rgb.save("turned.png", exif=exif)
rgb.save("turned.webp", exif=exif, lossless=True)
frame = Image.new("RGB", (W, H), (255, 0, 0))
frame.save("progressive.jpg", progressive=True, quality=95)

# The second colour covers rows 2 to 4 and columns 3 to 6 of a first frame that ImageIO sees alone.
part = Image.new("P", (4, 3), 1)
part.putpalette([0, 0, 0, 10, 20, 30])
part.save("part.gif")
data = bytearray(open("part.gif", "rb").read())
data[6:10] = W.to_bytes(2, "little") + H.to_bytes(2, "little")
at_descriptor = data.index(b"\x2c")
data[at_descriptor + 1 : at_descriptor + 5] = (3).to_bytes(2, "little") + (2).to_bytes(2, "little")
open("part.gif", "wb").write(data)

# Mode F: float32 throughout, so that nothing is rounded between rows and columns; rounded here, halves up.
wide, high = 13, 11
image = Image.new("F", (wide, high))
image.putdata([float((x * x * 7 + y * 13 + x * y * 5) % 256) for y in range(high) for x in range(wide)])
filters = {
    "box": Image.Resampling.BOX,
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}
cases = []
for name, rule in filters.items():
    for width, height in ((5, 4), (17, 20), (13, 3), (1, 1)):
        values = list(image.resize((width, height), rule).getdata())
        assert all(abs(v + 0.5 - round(v + 0.5)) > 1e-4 or rule == Image.Resampling.BOX for v in values), name
        pixels = [max(0, min(255, math.floor(v + 0.5))) for v in values]
        cases.append({"rule": name, "height": height, "width": width, "pixels": pixels})
with open("resampling.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
