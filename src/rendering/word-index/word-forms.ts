import type { Language } from '../../vocabulary';

/** What is known of the words of a language, so that an index names each thing once and nothing that is not one. */
interface WordForms {
  /** Words that name nothing. */
  fillers: ReadonlySet<string>;
  /** Endings by which a verb in a sentence is known: what is done is looked for under what it is done to. */
  verb: RegExp | null;
  /** The ending of a word, after what is left of it in all its forms. */
  ending: RegExp;
  /** How consonants sound before an ending, by how they sound at the end of a word. */
  softened: Readonly<Record<string, string>>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const forms: Record<Language, WordForms> = {
  en: {
    fillers: words(
      `about above after again against ahead along also always among another answer-back any anybody anyone anything are asks away back because
       been before begin begins being below between both bring brings call-back came can cannot come comes could day-to-day does doing done
       down during each either else ends even ever every everybody everyone everything for from gets give given gives goes have having here
       hers him his how however into its itself just keep keeps kept know known last leave leaves left less let like made make makes many may
       might more most much must myself name names need needs never next nobody none nor not nothing often once one only onto other others
       our ours ourselves out over own per put puts rather said same say says see seen send sends sent shall she should since some somebody
       someone something soon still such take taken takes tell tells than that the third second first their theirs them themselves then there these they thing
       things this those three four five six seven eight nine ten through till told too towards two under until upon use used uses very was way well were what whatever when
       where whether which while who whoever whole whom whose why will with within without word-for-word would written yet you your yours`,
    ),
    verb: /^.{3,}ed$/u,
    ending: /^(.{3,}?)(?:['’]s|ies|y|ings?|es|s|e)?$/u,
    softened: {},
  },
  ru: {
    fillers: words(
      `без более будет будут была были было быть вам вами вас ваш ваша ваше ваши весь вместо внутри вновь вовремя все всегда всего всей всем
       всеми всех всю вся всё где даже два две для другая другие другим других другого другое другой другому другую если есть ещё еще или
       каждая каждого каждое каждой каждом каждому каждую каждые каждый каждым как какая какие какой когда которая которое которой котором
       которую которые который которых кто лишь любая любого любое любой любую между меня мне много может можно мой наш наша наше нашего
       нашей наши него неё нет нет ни никого никогда никто ничего них нужно оба обе один одна одно одного одной одним однако она они оно
       перед после потом поэтому при про просто сами само самого свой своего своей своему свои своим своими своих свою себе себя собой сразу
       снова так такая также такие такой тем тех того тоже той только тот три третий третьего трёх трех четырёх пяти туда уже хотя чего чем через что чтобы эта эти этим этих это
       этого этой этом этот эту говорим говорит говорят звоним звонит звонят ждёт ждет ведём ведет даём дает делаем знает идёт идет стоит
       берём берет несёт нельзя должен должна должно должны вслух вежливо быстро сначала вначале внимательно спокойно`,
    ),
    verb: /^(?!память|печать).{2,}(?:(?:[аяую]|ыва|ива)(?:ем|ет|ют|ешь|ете)|[аяиеу]ть|[вднлрстз]ят|[чжшщо]ит|[др]ут|[тм]ся|ться|лись|лось|лся|(?:ова|ыва|ива)[нл][аоы]?)$/u,
    ending:
      /^(.{3,}?)(?:иями|ями|ами|иях|иям|ией|ях|ах|ям|ам|ого|его|ому|ему|ыми|ими|ые|ие|ых|их|ый|ий|ой|ей|ая|яя|ое|ее|ую|юю|ым|им|ом|ем|ов|ев|ия|ию|ии|ью|[аяоеёыиуюьй])?$/u,
    softened: {},
  },
  sk: {
    fillers: words(
      `aby aj ako ale alebo ani ani áno asi ast ba bez bol bola boli bolo bude budú buď byť cez dnes dve dva ešte hneď ich iba inak iná iné iní
       iný jeden jedna jedno jeho jej ju kde keby keď kto ktorá ktoré ktorí ktorý každá každé každej každému každú každým každý istý istá isté istej istého len lebo medzi menej mimo
       môže musí na nad nado nám nami nás náš naša naše nech nechá nie niečo niekto nič nikdy nikoho nikto od okrem ona oni ono ovat pod
       podľa po pokiaľ potom práve pre pred predtým pretože pri proti prvé prvý sám sama samé seba sebe ste sme som svoj svoja svoje svojho
       svojim svoju tak takže tam tej ten tento teda tie tiež tohto toho tom tomto tomu toto toľko tri tretí tretím tým tými týmto táto už vám vami vás
       však vždy viac vo všetci všetko všetky všetkých veľmi za zase znova žiadny`,
    ),
    verb: /^.{2,}(?:[aáeí]me|ie[mš]|[áí]va|uje|ujú|ajú|nete|[aie]ť)$/u,
    ending:
      /^(.{3,}?)(?:oviach|ovia|ovi|ami|emi|ách|iach|och|iam|ám|om|ého|ému|ých|ými|ým|ej|ov|ou|ia|ie|iu|[aáeéiíoóuúyýô])?$/u,
    softened: { ť: 't', ď: 'd', ň: 'n', ľ: 'l' },
  },
  tr: {
    fillers: words(
      `ama ancak arada aslında aynı başka bazı belki ben beri bile bin bir biraz birçok biri birkaç birlikte biz bize bizi bizim böyle bu buna
       bunda bundan bunu bunun burada çok çünkü daha dahi de değil diye dolayı en eğer gibi göre hangi hatta hem hemen henüz hep hepsi her
       herhangi herkes herkese hiç hiçbir için içinde iki ile ilgili ise itibaren kadar karşı kendi kendimizi kendini kendisi kez kim kimse
       kimseyi mı mi mu mü nasıl ne neden nerede niçin niye olan olarak oldu olduğu olmak olmayan olsun olur ona onda ondan onlar onu onun
       orada oysa önce öteki pek rağmen sadece sanki sonra şey şeyi şimdi şu şunu tarafından tek tüm üç üzere var ve veya veyahut ya yani
       yalnız yalnızca yerine yine yok zaten ilk ikinci üçüncü verir alır açılır biter başlar eder ister gelir`,
    ),
    verb: /^.{2,}(?:[ıiuü]l[ıiuü]r|[ıiuü]n[ıiuü]r|[ae]n[ıi]r|[ae]ş[ıi]r|[ıiuü]r[ıiuü]z|[ae]r[ıi]z|ed[ei]r|m[ae]z|m[ae]y[ıi]z|m[ae]l[ıi](?:d[ıi]r)?|t[ıiuü]r|[ıiuü]yor|[ae]ş[ıi]l[ıi]r)$/u,
    ending:
      /^(.{3,}?)(?:[ıiuü]?l[ae]r)?(?:[ıiuü]m[ıiuü]z|[ıiuü]n[ıiuü]z|s[ıiuü]|[ıiuü])?(?:n?[dt][ae]n?|n?[ıiuü]n|n?[ae]|y?[ae]|y?l[ae]|n?[ıiuü]|y[ıiuü])?(?:ki)?$/u,
    softened: { b: 'p', c: 'ç', d: 't', ğ: 'k', g: 'k' },
  },
  kk: {
    fillers: words(
      `ал ала алдын алдында алып ана арқылы аса бар барлық барлығы бас баста басқа бәрі бері бес бізге біз біздің бір біраз бірақ бірге бірнеше
       бол болады болған болса болып болу бұған бұдан бұл бұны бұның да дейін деп деген дегенде де егер екен екі емес ең енді ешкім ешкімді
       ешқандай ешқашан ғана ғой жаңа және жоқ керек кейін кім қалай қандай қай қана қарай қарсы қашан мен менің мұнда не немесе неше осы
       осылай оған одан ол олар оның онда өз өзі өзіміз өзімізді өзін өзінің өйткені пен сайын соң сол сондай сонда сонымен тек тиіс туралы
       тура түрлі тұр тұрып үш үшін үшінші үстінде шейін сөйтіп әлі әр әрбір әркім яғни`,
    ),
    verb: /^.{2,}(?:йды|йді|[ае]ды|[ае]ді|йм[ыі]з|[ае]м[ыі]з|дық|дік|тық|тік|майды|мейді|п|сын|сін|ылады|іледі)$/u,
    ending:
      /^(.{3,}?)(?:[ыі]?[лдт][ае]р)?(?:[ыі]м[ыі]з|[ыі]ң[ыі]з|с[ыі]|[ыі])?(?:[ндт][ыі]ң|[ғқгкн][ае]|[ндт][ыі]|н|н?[дт][ае]|н?[дтн][ае]н|[мбп]ен)?$/u,
    softened: { б: 'п', ғ: 'қ', г: 'к' },
  },
};

/** What is common to the forms of a word, in small letters; two words of which it is the same are one to an index. */
export function stemOf(word: string, language: Language): string {
  const { ending, softened } = forms[language];
  const small = word.toLocaleLowerCase(language);
  const stem = ending.exec(small)?.[1] ?? small;
  const last = stem.at(-1) ?? '';
  return stem.slice(0, -1) + (softened[last] ?? last);
}

/** The shortest word that names something by itself. */
const shortest = 4;

/** Whether somebody may look for a word: it names a thing. */
export function isSignificant(word: string, language: Language): boolean {
  if (/^\p{Lu}{2,}$/u.test(word)) return true;
  const { fillers, verb } = forms[language];
  const small = word.toLocaleLowerCase(language);
  return small.length >= shortest && !fillers.has(small) && !verb?.test(small);
}

/** The words of a text as they are written; numbers are none. */
export function wordsOfText(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
}
