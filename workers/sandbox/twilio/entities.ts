export interface TwilioNumber {
  sid: string;
  phone: string;
  smsUrl?: string;
  /** When the sender's queue is next free, ms: Twilio queues instead of refusing. */
  freeAt: number;
}

export interface MessagingService {
  sid: string;
  name: string;
  phones: string[];
  inboundUrl?: string;
  next: number;
}

export interface TwilioAccount {
  sid: string;
  authToken: string;
  friendlyName: string;
  suspended: boolean;
  /** What is left, in US dollars as Twilio writes it: "12.3456". */
  balance: string;
  advancedOptOut: boolean;
  numbers: Map<string, TwilioNumber>;
  services: Map<string, MessagingService>;
  /** `sender key → wa_id digits` pairs that asked to stop, as "sender phone". */
  stopped: Set<string>;
}

export interface SmsMessage {
  sid: string;
  accountSid: string;
  from: string | null;
  messagingServiceSid: string | null;
  to: string;
  body: string;
  segments: number;
  status: string;
  errorCode: number | null;
  createdAt: number;
  statusCallback?: string;
}
