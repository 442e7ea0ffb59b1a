import { ChoiceField } from '../platform/http/fields';
import { frequencies, type Frequency } from './notification.policy';

export class PreferencesDto {
  @ChoiceField(frequencies, {
    description:
      'How often mail comes: at most one an hour, one in the morning, or none. What is urgent comes at once, unless none is wanted.',
  })
  frequency!: Frequency;
}
