export const CSMS = [
  "Mara Lindqvist",
  "Deniz Aksoy",
  "Tomasz Zieliński",
  "Layla Haddad",
  "Kenji Mori",
  "Priya Raman"
] as const;

export const SELLERS = ["Owen Pryce", "Selin Kaya", "Hanna Vogt", "Diego Robles"] as const;
