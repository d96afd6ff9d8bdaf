// The contact and the association of the Gandi v3 FAQ.
export const faq = {
  contact: {
    type: 0,
    given: "Given",
    family: "Family",
    password: "PassworD",
    email: "given@family.net",
    phone: "+33123456789",
    streetaddr: "my street",
    city: "My City",
    zip: "75000",
    country: "FR",
  },
  association: { domain: "mydomain.fr", owner: true, admin: true },
  options: { schema: "gandi-v3", provider: "gandi", today: "2026-01-01" },
  birth: { birth_city: "Paris", birth_date: "1980-01-01", birth_department: "75", birth_country: "FR" },
};
