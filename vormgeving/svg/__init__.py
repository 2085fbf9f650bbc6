"""Pictures as SVG text: pure functions, the same ones for the screen and for the PDF.

In a page the colours come from css classes, so that the look of the organisation applies; in a PDF page css
does not reach into inline SVG, so there the elements carry their own fill.
"""
