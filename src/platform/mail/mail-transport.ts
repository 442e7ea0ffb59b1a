export interface MailMessage {
  /** Stays the same at every attempt, so that a mailbox recognises a message that reaches it twice. Without angle brackets. */
  messageId: string;
  date: Date;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Pictures that the HTML shows as `cid:<id>`: they come along, and nothing is fetched from anywhere. */
  pictures?: MailPicture[];
}

export interface MailPicture {
  id: string;
  /** With the extension of its type. */
  name: string;
  content: Buffer;
}

/** The mail server will never take this message to this address; another attempt would be in vain. */
export class MailRefused extends Error {}

/** Nobody answers, or the mail server takes nothing from us now: it would be the same with the next message. */
export class MailServerAbsent extends Error {}

/** The transport that is configured, or null where no mail leaves. */
export const MAIL = Symbol('MAIL');

/** Port to whatever brings messages to people. */
export abstract class MailTransport {
  /**
   * Hands the message over; it is the mail server's when the promise resolves.
   * @throws MailRefused, MailServerAbsent; any other error is about this message now, and may pass
   */
  abstract send(message: MailMessage): Promise<void>;

  /** Lets go of what is held open. */
  abstract close(): void;
}
