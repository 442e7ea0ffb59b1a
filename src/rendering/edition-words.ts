import { longDate } from '../platform/i18n/format';
import type { Translate } from '../platform/i18n/translate';
import type { EditionDocument } from './edition-document';

/** How a document names its edition, and the day from which that is in force. The preview of a draft says that it is one. */
export function editionWords({ edition, draftOf, standard: { language } }: EditionDocument, label: Translate) {
  if (draftOf !== undefined) {
    return {
      edition: label('documents.preview.title'),
      inForceFrom: label('documents.preview.textOf', { date: longDate(draftOf, language) }),
      watermark: label('documents.changes.draft'),
    };
  }
  return {
    edition: label('documents.edition', { number: edition.number }),
    inForceFrom: label('documents.inForceFrom', { date: longDate(edition.effectiveDate, language) }),
    watermark: null,
  };
}
