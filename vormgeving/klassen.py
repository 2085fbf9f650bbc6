"""Which css classes a widget gets: the setting CRISPY_CLASS_CONVERTERS."""

TEKST = "utrecht-textbox utrecht-textbox--html-input"
GROOT = "utrecht-textarea utrecht-textarea--html-textarea"
LIJST = "utrecht-select utrecht-select--html-select"
VINK = "utrecht-checkbox utrecht-checkbox--html-input"

# crispy-forms looks a widget up by its class name in lower case
CRISPY_CLASS_CONVERTERS = {
    **dict.fromkeys(("textinput", "emailinput", "urlinput", "passwordinput", "searchinput", "telinput"), TEKST),
    **dict.fromkeys(("numberinput", "datuminvoer", "dateinput", "datetimeinput", "timeinput"), TEKST),
    "textarea": GROOT,
    **dict.fromkeys(("select", "nullbooleanselect", "selectmultiple"), LIJST),
    "checkboxinput": VINK,
    **dict.fromkeys(("fileinput", "clearablefileinput"), "bestandsveld"),
    **dict.fromkeys(("radioselect", "keuze", "keuzemeer", "checkboxselectmultiple"), "keuze__veld"),
    "hiddeninput": "",
}
