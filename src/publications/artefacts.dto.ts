import { Transform } from 'class-transformer';
import {
  ChoiceField,
  ChoiceListField,
  FlagField,
  IdField,
  KeyField,
  MomentField,
  ObjectField,
  ObjectListField,
  TextField,
  WholeNumberField,
} from '../platform/http/fields';
import { PageQuery } from '../platform/http/page';
import { documentForms, documentKinds, type DocumentForm, type DocumentKind } from '../rendering/document-kinds';
import {
  artefactActions,
  artefactStates,
  failureCodes,
  type ArtefactAction,
  type ArtefactState,
  type FailureCode,
} from './artefact.policy';

export class ArtefactFailureDto {
  @ChoiceField(failureCodes) code!: FailureCode;
  @TextField({ maximum: 1000, description: 'What happened and what helps, in the language of the reader.' })
  message!: string;
  @TextField({ maximum: 10_000, nullable: true, description: 'Technical; only for HR and administrators.' })
  detail!: string | null;
}

export class ArtefactDto {
  @IdField() id!: number;
  @IdField() editionId!: number;
  @TextField({ maximum: 100, description: 'Unique in the edition.', example: 'brochure-operator' }) name!: string;
  @ChoiceField(documentKinds) kind!: DocumentKind;
  @ChoiceField(documentForms, { description: 'For what it is made.' }) form!: DocumentForm;
  @FlagField({ description: 'Made because somebody asked for it, and not as a part of the publication.' })
  onRequest!: boolean;
  @KeyField({ nullable: true, description: 'Key of the job role it is for.', example: 'operator' })
  jobRole!: string | null;
  @TextField({ maximum: 300, example: 'Оператор' }) title!: string;
  @ChoiceField(artefactStates) state!: ArtefactState;
  @WholeNumberField({ minimum: 0, maximum: 100, description: 'Percent.', example: 30 }) progress!: number;
  @WholeNumberField({
    nullable: true,
    minimum: 1,
    description: 'Of the file; while it is made, those printed so far.',
    example: 24,
  })
  pages!: number | null;
  @WholeNumberField({ nullable: true, minimum: 1, example: 481_516 }) bytes!: number | null;
  @WholeNumberField({
    nullable: true,
    minimum: 0,
    description: 'Pictures with fewer than 300 dots an inch, in a file for a press; null in others.',
    example: 0,
  })
  coarsePictures!: number | null;
  @TextField({ maximum: 64, nullable: true, description: 'Of the file, in hexadecimal.' }) sha256!: string | null;
  @TextField({
    maximum: 14,
    nullable: true,
    description: 'Printed on it, to be verified by: see `/api/verify/{hash}`.',
    example: '7F3K-9QW2-HX4M',
  })
  code!: string | null;
  @WholeNumberField({
    minimum: 1,
    nullable: true,
    description:
      'Number of the earlier edition since which a brochure stands, and which it bears; null when it was made for its own.',
    example: 2,
  })
  unchangedSince!: number | null;
  @MomentField() queuedAt!: Date;
  @MomentField({ nullable: true }) readyAt!: Date | null;
  @ObjectField(() => ArtefactFailureDto, { nullable: true, description: 'How the last attempt failed, if it did.' })
  failure!: ArtefactFailureDto | null;
  @ChoiceListField(artefactActions, { example: ['download'] }) allowedActions!: ArtefactAction[];
}

export class DocumentOnRequestDto {
  @TextField({
    maximum: 100,
    description: 'Unique in the edition; by it the document is asked for.',
    example: 'poster-2',
  })
  name!: string;
  @ChoiceField(documentKinds) kind!: DocumentKind;
  @ChoiceField(documentForms, { description: 'For what it is made.' }) form!: DocumentForm;
  @KeyField({ nullable: true, description: 'Key of the job role it is for.', example: 'operator' })
  jobRole!: string | null;
  @TextField({ maximum: 300, description: 'In the language of the standard.', example: 'Плакат: 2 Приём звонка' })
  title!: string;
}

export class DocumentsOnRequestDto {
  @ObjectListField(() => DocumentOnRequestDto) items!: DocumentOnRequestDto[];
}

export class RequestedDocumentDto {
  @TextField({ maximum: 100, description: 'Name of a document on request.', example: 'poster-2' }) name!: string;
}

/** A flag of an address: `?inline`, `?inline=true`. */
const flag = ({ value }: { value: unknown }) =>
  value === '' || value === 'true' ? true : value === 'false' ? false : value;

export class FileQuery {
  @Transform(flag)
  @FlagField({ optional: true, description: 'Shown in the browser instead of being saved.' })
  inline?: boolean;
}

export class ArtefactsQuery extends PageQuery {
  @Transform(flag)
  @FlagField({ optional: true, description: 'Those made on request instead of those of the publication.' })
  onRequest?: boolean;
}
