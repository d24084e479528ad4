/** The words of a name: "accountName", "Account Name" and "account_name" are the same. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((d) => d !== "");
}
