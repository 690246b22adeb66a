/** Twilio's codes that the pretend Twilio answers at once: HTTP status and title. */
const ANSWERS: Readonly<Record<number, [number, string]>> = {
  20003: [401, "Authenticate"],
  20404: [404, "The requested resource was not found"],
  20429: [429, "Too Many Requests"],
  20500: [500, "An internal server error has occurred"],
  21211: [400, "Invalid 'To' Phone Number"],
  21212: [400, "Invalid 'From' Number"],
  21408: [400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"],
  21602: [400, "Message body is required."],
  21603: [400, "A 'From' or 'MessagingServiceSid' parameter is required to send a message"],
  21604: [400, "A 'To' phone number is required."],
  21606: [
    400,
    "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination.",
  ],
  21608: [400, "The number is unverified. Trial accounts cannot send messages to unverified numbers."],
  21610: [400, "Attempt to send to unsubscribed recipient"],
  21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "The 'To' phone number is not currently reachable via SMS"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, "The concatenated message body exceeds the 1600 character limit."],
  21701: [404, "The Messaging Service does not exist"],
  21703: [400, "The Messaging Service does not have a phone number available to send a message"],
  30002: [403, "Account suspended"],
};

/** A JSON answer as Twilio gives it. */
export function twilioJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

/** `{code, message, more_info, status}` with the same status in the HTTP answer. */
export function twilioError(code: number, message?: string): Response {
  const [status, title] = ANSWERS[code] ?? [400, "Bad Request"];
  return twilioJson(
    { code, message: message ?? title, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    status,
  );
}

/** Twilio's dates: RFC 2822 with a numeric zone. */
export function twilioDate(ms: number): string {
  return new Date(ms).toUTCString().replace("GMT", "+0000");
}
