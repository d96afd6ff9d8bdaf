// Each contestant is loaded on demand: a fresh process must load only one.
export const contestants = {
  registrant: async () => {
    const { phoneE164 } = await import("../../pkg/dist/index-node.js");
    return ([text, country]) => phoneE164(text, country);
  },
  "registrant/phone": async () => {
    const { phoneE164 } = await import("../../pkg/dist/phone.js");
    return ([text, country]) => phoneE164(text, country);
  },
  "registrant, with its changes": async () => {
    const { normalize } = await import("../../pkg/dist/index-node.js");
    return ([text, country]) => {
      const { valid, e164 } = normalize("phone", text, { country });
      return valid ? e164 : undefined;
    };
  },
  "libphonenumber-js/max": async () => {
    const { parsePhoneNumberFromString } = await import("libphonenumber-js/max");
    return ([text, country]) => {
      const number = parsePhoneNumberFromString(text, country);
      return number?.isValid() ? number.format("E.164") : undefined;
    };
  },
  "google-libphonenumber": async () => {
    const { PhoneNumberFormat, PhoneNumberUtil } = (await import("google-libphonenumber")).default;
    return ([text, country]) => {
      const util = PhoneNumberUtil.getInstance();
      try {
        const number = util.parse(text, country);
        return util.isValidNumber(number) ? util.format(number, PhoneNumberFormat.E164) : undefined;
      } catch {
        return undefined;
      }
    };
  },
  "awesome-phonenumber": async () => {
    const { parsePhoneNumber } = await import("awesome-phonenumber");
    return ([text, regionCode]) => {
      const { valid, number } = parsePhoneNumber(text, { regionCode });
      return valid ? number.e164 : undefined;
    };
  },
};
