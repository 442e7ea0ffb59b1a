/** The text as the server shows it; `null` when it has parts that are not shown, so that formatted it could not be edited. */
export type Rendered = DocumentFragment | null;

/** Why a text cannot be shown now, in words for the person. */
export class NotRendered extends Error {}

/** @throws NotRendered with the reason; TypeError when there is no network */
export async function renderText(text: string): Promise<Rendered> {
  const reply = await fetch('/api/formatted-text', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ text }),
  });
  const body = (await reply.json()) as {
    html: string;
    complete: boolean;
    detail: string;
    faults?: { message: string }[];
  };
  if (!reply.ok) throw new NotRendered(body.faults?.[0]?.message ?? body.detail);
  if (!body.complete) return null;
  const template = document.createElement('template');
  template.innerHTML = body.html;
  return template.content;
}
