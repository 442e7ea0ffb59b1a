import { createTransport, type NodemailerError } from 'nodemailer';
import { MailRefused, MailServerAbsent, MailTransport, type MailMessage } from './mail-transport';

/** How long a silent server is waited for, in milliseconds; a message is given up long before another worker tries it. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** Hands messages to an SMTP server (RFC 5321) over one connection that is kept. */
export class SmtpTransport extends MailTransport {
  readonly #transport;

  /** @param url `smtp://user:password@host:587` or `smtps://…`; options of nodemailer may follow as a query */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.#transport = createTransport({ url, pool: true, maxConnections: 1, ...timeouts });
  }

  async send({ messageId, to, pictures = [], ...message }: MailMessage): Promise<void> {
    try {
      await this.#transport.sendMail({
        ...message,
        from: this.from,
        to,
        messageId: `<${messageId}>`,
        attachments: pictures.map(({ id, name, content }) => ({
          ...{ cid: id, filename: name, content, contentDisposition: 'inline' as const },
        })),
        // No automatic answer comes back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw explained(error as NodemailerError);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** A refusal for good is about the person's address or the message; a refused sender or password is ours to mend. */
function explained(error: NodemailerError): Error {
  const { message, command = '', responseCode = 0 } = error;
  const theirs = command === 'RCPT TO' || command === 'DATA';
  if (theirs && responseCode >= 500) return new MailRefused(message, { cause: error });
  if (theirs && responseCode >= 400) return error;
  // An address that cannot even be written into the protocol.
  if (command === 'API' && error.code === 'EENVELOPE') return new MailRefused(message, { cause: error });
  return new MailServerAbsent(message, { cause: error });
}
