/**
 * The same functions on a smaller file: without EPP, Namecheap, the cards (JSContact, jCard, vCard, RDAP), Route 53, GoDaddy,
 * Cloudflare, OpenSRS and Openprovider, without the functions for providers' own requests and answers (`gandiV5Request`,
 * `glaucaDomain`, …), without messages in other languages than English, and with the subdivisions of those countries alone in whose addresses one is usual. What is left out
 * throws an `Error` that says so.
 */
export * from "./index.js";
