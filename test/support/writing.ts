import type { Page } from 'playwright-core';
import type { SignedIn } from './etalon';
import type { FormedDraft } from './working-groups';

/** Where a text is written formatted, as assistive technology finds it. */
export const surface = (page: Page, name = 'Wording of the requirement') =>
  page.getByRole('textbox', { name, exact: true });

/** The Markdown that would be sent. */
export const markdownIn = (page: Page, name = 'body') => page.inputValue(`textarea[name="${name}"]`);

/** Opens the form of the clause at `place`, counted from 0. */
export async function openClause(page: Page, draft: FormedDraft, place = 0): Promise<void> {
  const clauses = draft.sections.flatMap(({ clauses }) => clauses);
  await page.goto(`/drafts/${draft.draftId}/clauses/${clauses[place]!.id}/edit`);
}

/** Gives the clause at `place` another body over the API. */
export async function rewriteClause(draft: FormedDraft, by: SignedIn, body: string, place = 0): Promise<void> {
  const clauses = draft.sections.flatMap(({ clauses }) => clauses);
  const path = `${draft.path}/clauses/${clauses[place]!.id}`;
  const { headers } = await by.client.get(path).expect(200);
  await by.client.patch(path).set('If-Match', headers['etag']!).send({ body }).expect(200);
}

export async function bodyOf(draft: FormedDraft, by: SignedIn, place = 0): Promise<string> {
  const clauses = draft.sections.flatMap(({ clauses }) => clauses);
  const { body } = await by.client.get(`${draft.path}/clauses/${clauses[place]!.id}`).expect(200);
  return body.text.body;
}

/** Puts the cursor at the very end of the text. */
export async function goToEnd(page: Page): Promise<void> {
  await surface(page).click();
  await surface(page).press('Control+End');
}
