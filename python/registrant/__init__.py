"""Checks domain-registration contacts against each TLD's rules, and normalizes and converts them between provider schemas.

>>> import registrant
>>> contact = {"given_name": "Ann", "family_name": "Example", "country": "FR", "phone": "01 42 68 53 00"}
>>> report = registrant.check(contact, {"domain": "mydomain.fr", "roles": ["owner"]}, schema="contact")
>>> [violation["path"] for violation in report["violations"] if violation["severity"] == "error"][:2]
['street', 'city']

Columns are in :mod:`registrant.arrow`, :mod:`registrant.polars` and :mod:`registrant.spark`.
"""

from ._errors import RegistrantError as RegistrantError
from ._functions import OPERATIONS as OPERATIONS
from ._functions import address_format as address_format
from ._functions import check as check
from ._functions import check_lines as check_lines
from ._functions import check_many as check_many
from ._functions import check_order as check_order
from ._functions import choices as choices
from ._functions import contacts as contacts
from ._functions import convert as convert
from ._functions import decode as decode
from ._functions import detect as detect
from ._functions import eligible as eligible
from ._functions import encode as encode
from ._functions import explain as explain
from ._functions import format_phone_as_you_type as format_phone_as_you_type
from ._functions import language_for as language_for
from ._functions import normalize as normalize
from ._functions import normalize_contact as normalize_contact
from ._functions import patch as patch
from ._functions import phone_e164 as phone_e164
from ._functions import requirements as requirements
from ._functions import requirements_schema as requirements_schema
from ._functions import schemas as schemas
from ._functions import suffix as suffix
from ._functions import suffixes as suffixes
from ._json import call as call
from ._native import __version__ as __version__
from ._native import data_version as _data_version
from ._types import Association as Association
from ._types import Change as Change
from ._types import ChangeDict as ChangeDict
from ._types import Contact as Contact
from ._types import Converted as Converted
from ._types import ConvertedDict as ConvertedDict
from ._types import LineDict as LineDict
from ._types import Loss as Loss
from ._types import LossDict as LossDict
from ._types import Note as Note
from ._types import NoteDict as NoteDict
from ._types import Report as Report
from ._types import ReportDict as ReportDict
from ._types import Rule as Rule
from ._types import RuleDict as RuleDict
from ._types import Verification as Verification
from ._types import VerificationDict as VerificationDict
from ._types import Violation as Violation
from ._types import ViolationDict as ViolationDict

from .tables import Csv as Csv
from .tables import guess_mapping as guess_mapping
from .tables import read_csv as read_csv

DATA_VERSION: str = _data_version
"""The day of the newest fact in the rules and tables."""
