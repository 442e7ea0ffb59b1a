import { Check, Entity, PrimaryColumn } from 'typeorm';
import { Json, Text, Whole } from '../platform/database/columns';
import type { Logo } from '../ui/house';
import type { TypeTheme } from '../vocabulary';

/** The company whose standards these are: one row, there from the beginning. */
@Entity()
@Check('organisation_is_one', `id = 1`)
@Check('organisation_colour_is_hexadecimal', `colour ~ '^#[0-9a-f]{6}$'`)
@Check('organisation_type_theme_is_known', `type_theme in ('book', 'plain')`)
export class Organisation {
  @PrimaryColumn('int', { default: 1 }) id!: number;
  /** Stands on the cover of every document. */
  @Text() name!: string;
  /** Null for Etalon's own colours. */
  @Text({ nullable: true }) colour!: string | null;
  /** The picture itself is in the storage. */
  @Json({ nullable: true }) logo!: Logo | null;
  /** How its documents are set. */
  @Text({ default: 'book' }) typeTheme!: TypeTheme;
  /** By its name in the IANA database; null for that of the server. */
  @Text({ nullable: true }) timeZone!: string | null;
  @Whole({ default: 1 }) version!: number;
}
