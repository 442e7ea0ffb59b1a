import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Text } from '../platform/database/columns';
import type { Frequency } from './notification.policy';

/** How often a person wants mail; who never chose is told at once. */
@Entity()
@Check('notification_preference_is_known', `frequency in ('at-once', 'daily', 'never')`)
export class NotificationPreference {
  @ForeignKey('Person') @PrimaryColumn('int') personId!: number;
  @Text() frequency!: Frequency;
}
