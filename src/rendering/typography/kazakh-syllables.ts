const vowels = 'аәеёиоөуұүыіэюя';

/** A sound of the word: a vowel, or a consonant with the soft or hard sign after it. */
interface Sound {
  isVowel: boolean;
  at: number;
  isHard: boolean;
}

/**
 * Where a Kazakh word may be divided: between its syllables, each of which has one vowel. A consonant between two vowels goes with the second;
 * of several, the last one does. Words that came from Russian are divided likewise, as Kazakh orthography has it.
 * @param word in small letters
 */
export function kazakhBreaks(word: string): number[] {
  const sounds = soundsOf(word);
  const breaks: number[] = [];
  let previous = -1;
  sounds.forEach(({ isVowel, at }, index) => {
    if (!isVowel) return;
    if (previous >= 0) {
      const consonant = sounds[index - 1]!;
      const next = index - 1 === previous || consonant.isHard ? at : consonant.at;
      breaks.push(next);
    }
    previous = index;
  });
  return breaks;
}

function soundsOf(word: string): Sound[] {
  const sounds: Sound[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    if ('ьъ'.includes(letter)) {
      const last = sounds.at(-1);
      // объект: the hard sign parts the syllables.
      if (last) last.isHard = letter === 'ъ';
      continue;
    }
    sounds.push({ isVowel: vowels.includes(letter) && !isGlide(word, at), at, isHard: false });
  }
  return sounds;
}

/** у is a consonant after a vowel (тау, жауап) and before one where a word begins (уақыт), else a vowel (қу-ат, ба-ру). */
function isGlide(word: string, at: number): boolean {
  if (word[at] !== 'у') return false;
  const before = word[at - 1];
  if (before === undefined) return vowels.includes(word[at + 1] ?? ' ');
  return vowels.includes(before) && !(before === 'у' && isGlide(word, at - 1));
}
