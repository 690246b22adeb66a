/**
 * Meta's error codes that the pretend Meta can answer: HTTP status, title and details as the error-code page
 * documents them. `by` says where Meta itself reports it: in the answer to the request, or later by webhook
 * (status `failed`) because it is found out only while delivering.
 */
export interface MetaErrorRow {
  status: number;
  title: string;
  details: string;
  by: "answer" | "webhook";
}

const answer = (status: number, title: string, details: string): MetaErrorRow => ({
  status,
  title,
  details,
  by: "answer",
});
const webhook = (status: number, title: string, details: string): MetaErrorRow => ({
  status,
  title,
  details,
  by: "webhook",
});

export const META_ERRORS: Readonly<Record<number, MetaErrorRow>> = {
  1: answer(400, "API Unknown", "Invalid request or possible server error."),
  2: answer(503, "API Service", "Temporary due to downtime or due to being overloaded."),
  3: answer(500, "API Method", "Capability or permissions issue."),
  4: answer(400, "API Too Many Calls", "The app has reached its API call rate limit."),
  10: answer(403, "Permission Denied", "Permission is either not granted or has been removed."),
  33: answer(400, "Parameter value is not valid", "The business phone number has been deleted."),
  100: answer(
    400,
    "Invalid parameter",
    "The request included one or more unsupported or misspelled parameters.",
  ),
  190: answer(401, "Access token has expired", "Your access token has expired."),
  200: answer(403, "API Permission", "Permission is either not granted or has been removed."),
  368: answer(
    403,
    "Temporarily blocked for policies violations",
    "The account has been restricted or disabled for violating a platform policy.",
  ),
  2635: answer(
    400,
    "You are calling a deprecated version of the API",
    "Please update to the latest version.",
  ),
  80007: answer(400, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
  130429: answer(400, "Rate limit hit", "Cloud API message throughput has been reached."),
  130472: webhook(
    400,
    "User's number is part of an experiment",
    "Message was not sent as part of an experiment.",
  ),
  130497: answer(
    403,
    "Business account is restricted from messaging users in this country.",
    "The account is restricted from messaging users in certain countries.",
  ),
  131000: answer(500, "Something went wrong", "Message failed to send due to an unknown error."),
  131005: answer(403, "Access denied", "Permission is either not granted or has been removed."),
  131008: answer(400, "Required parameter is missing", "The request is missing a required parameter."),
  131009: answer(400, "Parameter value is not valid", "One or more parameter values are invalid."),
  131016: answer(500, "Service unavailable", "A service is temporarily unavailable."),
  131021: answer(400, "Recipient cannot be sender", "Sender and recipient phone number is the same."),
  131026: webhook(
    400,
    "Message undeliverable",
    "Unable to deliver message. The recipient may not be a WhatsApp user or may run an old version.",
  ),
  131031: answer(
    403,
    "Account has been locked",
    "The account is locked or restricted for violating a policy.",
  ),
  131037: answer(
    400,
    "WhatsApp provided number needs display name approval before message can be sent.",
    "The display name of this number is not approved.",
  ),
  131042: webhook(
    400,
    "Business eligibility payment issue",
    "Message failed to send because there were one or more errors related to your payment method.",
  ),
  131045: answer(
    500,
    "Incorrect certificate",
    "Message failed to send due to a phone number registration error.",
  ),
  131047: webhook(
    400,
    "Re-engagement message",
    "More than 24 hours have passed since the recipient last replied to the sender number.",
  ),
  131048: webhook(
    400,
    "Spam rate limit hit",
    "Message failed to send because there are restrictions on how many messages can be sent from this phone number.",
  ),
  131049: webhook(
    400,
    "Meta chose not to deliver.",
    "This message was not delivered to maintain healthy ecosystem engagement.",
  ),
  131050: webhook(
    400,
    "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
    "The recipient has chosen to stop receiving marketing messages.",
  ),
  131051: answer(400, "Unsupported message type", "Message type is currently not supported."),
  131052: webhook(400, "Media download error", "Unable to download the media sent by the user."),
  131053: webhook(400, "Media upload error", "Unable to upload the media used in the message."),
  131056: answer(
    400,
    "(Business Account, Consumer Account) pair rate limit hit",
    "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.",
  ),
  131057: answer(500, "Account in maintenance mode", "Business account is in maintenance mode."),
  131059: answer(400, "Invalid cursor", "The paging cursor is not valid."),
  132000: answer(
    400,
    "Number of parameters does not match the expected number of params",
    "The number of variable parameter values does not match the template.",
  ),
  132001: answer(
    404,
    "Template name does not exist in the translation",
    "The template does not exist in the specified language or the template has not been approved.",
  ),
  132005: answer(400, "Translated text too long", "The translated text is too long."),
  132012: answer(
    400,
    "Parameter format does not match format in the created template",
    "Variable parameter values formatted incorrectly.",
  ),
  132015: answer(
    400,
    "Template is paused",
    "Template is paused due to low quality so it cannot be sent in a template message.",
  ),
  132016: answer(
    400,
    "Template is disabled",
    "Template has been paused too many times due to low quality and is now permanently disabled.",
  ),
  132018: answer(
    400,
    "There is an issue with the parameters in your template",
    "Param text cannot have new-line/tab characters or more than 4 consecutive spaces.",
  ),
  133005: answer(400, "Two step verification PIN mismatch", "Two-step verification PIN incorrect."),
  133010: answer(
    400,
    "Phone number not registered",
    "Phone number not registered on the WhatsApp Business Platform.",
  ),
};
