/** What can be chosen in a filter, in the order of the menus; the words are contacts.filter.<name>Options. */
export const STOPPED_FILTERS = ["any", "whatsapp", "sms", "blocked", "no"] as const;
export const BASIS_FILTERS = ["consent", "legitimate-interest", "contract", "none"] as const;
export const REACH_FILTERS = ["whatsapp", "sms", "email", "nowhere"] as const;
