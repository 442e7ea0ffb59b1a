import {
  ChoiceListField,
  KeyField,
  ObjectListField,
  TextField,
  TextListField,
  WholeNumberField,
  ObjectField,
} from '../platform/http/fields';
import { headParts, type HeadPart } from '../rendering/comparison';
import type { ClauseText } from '../vocabulary';

const place = { minimum: 0, description: '0-based index of the section in the file.', example: 1 };
const presentPlace = { minimum: 0, description: '0-based index of the section in the draft.', example: 0 };

export class PlannedClauseDto {
  @KeyField({ example: 'answer-in-three-rings' }) key!: string;
  @TextField({ maximum: 200 }) title!: string;
  @WholeNumberField(place) section!: number;
}

export class ChangedClauseDto extends PlannedClauseDto {
  @TextListField({ maximumLength: 20, example: ['body', 'measure'] }) fields!: (keyof ClauseText)[];
}

export class MovedClauseDto extends PlannedClauseDto {
  @WholeNumberField(presentPlace) fromSection!: number;
}

export class PlannedSectionDto {
  @TextField({ maximum: 200 }) title!: string;
  @WholeNumberField({ ...presentPlace, nullable: true }) present!: number | null;
  @ChoiceListField(['title', 'introduction', 'order'] as const, { example: ['title'] })
  changes!: ('title' | 'introduction' | 'order')[];
}

export class RemovedSectionDto {
  @TextField({ maximum: 200 }) title!: string;
  @WholeNumberField(presentPlace) present!: number;
}

export class ImportPlanDto {
  @ChoiceListField(headParts, { example: ['summary'] })
  head!: HeadPart[];
  @ObjectListField(() => PlannedSectionDto) sections!: PlannedSectionDto[];
  @ObjectListField(() => RemovedSectionDto) removedSections!: RemovedSectionDto[];
  @ObjectListField(() => PlannedClauseDto) added!: PlannedClauseDto[];
  @ObjectListField(() => ChangedClauseDto) changed!: ChangedClauseDto[];
  @ObjectListField(() => MovedClauseDto) moved!: MovedClauseDto[];
  @ObjectListField(() => PlannedClauseDto) removed!: PlannedClauseDto[];
}

export class PlannedImportDto {
  @ObjectField(() => ImportPlanDto) plan!: ImportPlanDto;
  @TextField({ maximum: 64, description: 'To be named in `If-Match` when the plan is carried out.' })
  contentHash!: string;
}
