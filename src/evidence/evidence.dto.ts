import {
  ChoiceField,
  ChoiceListField,
  DayField,
  FlagField,
  IdField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PageQuery } from '../platform/http/page';
import { PersonNameDto } from '../standards/clauses.dto';
import { evidenceShows, type EvidenceShow } from './citations.service';
import { sourceActions, type SourceAction } from './evidence.policy';
import { sourceKinds, sourceLimits, type SourceKind } from './source.rules';

const absent = { optional: true, nullable: true } as const;

export class SourceQuery extends PageQuery {
  @ChoiceField(sourceKinds, { optional: true }) kind?: SourceKind;
  @TextField({
    optional: true,
    minimum: 0,
    maximum: sourceLimits.title,
    description: 'Words of the title or the text.',
  })
  find?: string;
}

export class SourceTextDto {
  @TextField({ maximum: sourceLimits.title, example: 'Никто не берёт трубку' }) title!: string;
  @TextField({ ...absent, maximum: sourceLimits.words, description: 'What it says.' }) words?: string | null;
  @TextField({ ...absent, maximum: sourceLimits.origin, description: 'Where it is to be found: words or an address.' })
  origin?: string | null;
  @DayField({ ...absent, description: 'When; of complaints the period is told instead.' }) day?: string | null;
  @WholeNumberField({ ...absent, minimum: 0, maximum: sourceLimits.number, description: 'How many complaints.' })
  count?: number | null;
  @DayField({ ...absent, description: 'Of the complaints.' }) firstDay?: string | null;
  @DayField({ ...absent, description: 'Of the complaints.' }) lastDay?: string | null;
  @WholeNumberField({ ...absent, minimum: 0, maximum: 100, description: 'Per cent of those who answered the survey.' })
  share?: number | null;
  @WholeNumberField({
    ...absent,
    minimum: 1,
    maximum: sourceLimits.number,
    description: 'How many answered the survey.',
  })
  sample?: number | null;
}

export class NewSourceDto extends SourceTextDto {
  @ChoiceField(sourceKinds, { description: 'Kept for life.' }) kind!: SourceKind;
}

/** A source as everybody may see it who reads the standard. */
export class SourceDto extends NewSourceDto {
  @IdField() id!: number;
  @IdField() standardId!: number;
  @WholeNumberField({ minimum: 1, example: 2 }) version!: number;
  @ObjectField(() => PersonNameDto) changedBy!: PersonNameDto;
  @MomentField() changedAt!: Date;
  @FlagField({ description: 'No longer found or cited; editions that were published with it still show it.' })
  removed!: boolean;
}

export class ListedSourceDto extends SourceDto {
  @WholeNumberField({ minimum: 0, description: 'Clauses that cite it.', example: 3 }) citedBy!: number;
}

export class CitingClauseDto {
  @IdField() id!: number;
  @IdField() draftId!: number;
  @TextField({ maximum: 16, example: '2.3' }) number!: string;
  @TextField({ maximum: 200 }) title!: string;
  @TextField({ nullable: true, maximum: sourceLimits.note }) note!: string | null;
}

export class CitedSourceDto extends SourceDto {
  @ObjectListField(() => CitingClauseDto, { description: 'Clauses of the open draft, else of the text in force.' })
  clauses!: CitingClauseDto[];
  @ChoiceListField(sourceActions) allowedActions!: SourceAction[];
}

export class NewCitationDto {
  @IdField() sourceId!: number;
  @TextField({ ...absent, maximum: sourceLimits.note, description: 'What of the source this clause answers.' })
  note?: string | null;
}

export class CitationDto {
  @ObjectField(() => SourceDto) source!: SourceDto;
  @TextField({ nullable: true, maximum: sourceLimits.note }) note!: string | null;
  @ObjectField(() => PersonNameDto) citedBy!: PersonNameDto;
  @MomentField() citedAt!: Date;
}

export class ClauseReasonsDto {
  @ObjectListField(() => CitationDto) citations!: CitationDto[];
  @ChoiceListField(['cite', 'withdraw'] as const) allowedActions!: string[];
}

export class EvidenceQuery extends PageQuery {
  @ChoiceField(evidenceShows, { optional: true, description: '`uncited` unless told.' }) show?: EvidenceShow;
}

export class EvidencedClauseDto {
  @IdField() clauseId!: number;
  @TextField({ maximum: 16, example: '2.3' }) number!: string;
  @TextField({ maximum: 200 }) title!: string;
  @WholeNumberField({ minimum: 0, description: 'Sources that it cites.', example: 2 }) cites!: number;
}

class EvidenceCountsDto {
  @WholeNumberField({ minimum: 0 }) uncited!: number;
  @WholeNumberField({ minimum: 0 }) cited!: number;
  @WholeNumberField({ minimum: 0 }) all!: number;
}

export class DraftEvidenceDto {
  @ObjectListField(() => EvidencedClauseDto, { description: 'In the order of the text.' }) items!: EvidencedClauseDto[];
  @IdField({ nullable: true, description: '`after` of the next page; null at the end.' }) next!: number | null;
  @ObjectField(() => EvidenceCountsDto) counts!: EvidenceCountsDto;
}
