import { FormattedField } from './editor/field';

/** Lets people write texts as they will look; where it does not start, they write Markdown as before. */
for (const element of document.querySelectorAll<HTMLElement>('[data-formatted]')) {
  const field = new FormattedField(element);
  void field.start().catch((error: unknown) => {
    field.showPlain();
    throw error;
  });
}
