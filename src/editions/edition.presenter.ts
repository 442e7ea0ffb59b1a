import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Edition } from './edition.entity';
import { editionStateOf } from './edition.policy';
import type { EditionDto, EditionTextDto } from './editions.dto';
import { documentOf, type EditionHead } from './editions.service';

export function presentEdition(edition: EditionHead, reader: Actor): EditionDto {
  const state = editionStateOf(edition);
  return {
    id: edition.id,
    standardId: edition.standardId,
    draftId: edition.draftId,
    number: edition.number,
    title: edition.title,
    state,
    effectiveDate: edition.effectiveDate,
    contentHash: edition.contentHash,
    frozenAt: edition.frozenAt,
    publishedAt: edition.publishedAt,
    supersededAt: edition.supersededAt,
    allowedActions: state === 'frozen' && hasAccessRole(reader, 'hr') ? ['discard'] : [],
  };
}

export function presentEditionText(edition: Edition, reader: Actor): EditionTextDto {
  return { ...presentEdition(edition, reader), document: documentOf(edition) };
}
