import type { Language } from '../vocabulary';

/** What people say while a standard is agreed, in the language of the standard. It fits any standard of customer service. */
export interface Words {
  question: string;
  reply: string;
  noted: string;
  proposal: string;
  /** The sentence that the proposal adds to a clause. */
  proposedSentence: string;
  accepted: string;
  objection: string;
  rejected: string;
  returned: string;
  /** The sentence that answers the return. */
  reworkedSentence: string;
  /** Why a clause is judged low, and why it goes on all the same. */
  unmeasured: string;
  unachievable: string;
  excused: string;
}

export const words: Record<Language, Words> = {
  kk: {
    question: 'Ауысымда бір ғана қызметкер қалған мереке күндері бұл талапты қалай орындаймыз?',
    reply: 'Мереке күндері ауысымға екі қызметкер қоямыз, кестені бөлім басшысы бекітеді.',
    noted: 'Назарға алынды: мереке күндерінің кестесі бөлек бекітіледі, мәтін өзгермейді.',
    proposal: 'Бірден орындау мүмкін болмаса не істейтінімізді де жазайық.',
    proposedSentence: 'Мұны бірден орындау мүмкін болмаса, қызметкер клиентке қашан орындалатынын айтады.',
    accepted: 'Қабылданды: клиенттер ең жиі сұрайтын жағдай осы.',
    objection: 'Бұл талапты алып тастауды ұсынамын: онсыз да түсінікті.',
    rejected: 'Қабылданбады: жазылмаған талап тексерілмейді.',
    returned: 'Мұның орындалуын кім және қаншалықты жиі тексеретіні жазылмаған. Толықтырып, қайта ұсыныңыздар.',
    reworkedSentence: 'Бөлім басшысы мұның орындалуын айына кемінде бір рет тексереді.',
    unmeasured: 'Мұның орындалғанын қалай өлшейтініміз түсініксіз.',
    unachievable: 'Кешкі ауысымда бұған адам жетпейді.',
    excused: 'Көрсеткішті келесі басылымда енгіземіз, оған дейін талап осы күйінде керек.',
  },
  ru: {
    question: 'Как выполнять это требование в праздники, когда в смене остаётся один человек?',
    reply: 'В праздники ставим в смену двоих, график утверждает руководитель отдела.',
    noted: 'Учтено: график праздничных смен утверждается отдельно, текст не меняется.',
    proposal: 'Стоит написать, что делать, если сразу не получается.',
    proposedSentence: 'Если сделать это сразу нельзя, сотрудник говорит клиенту, когда это будет сделано.',
    accepted: 'Принято: об этом клиенты спрашивают чаще всего.',
    objection: 'Предлагаю убрать это требование: оно и так понятно.',
    rejected: 'Отклонено: что не записано, то не проверяется.',
    returned: 'Не сказано, кто и как часто проверяет выполнение. Допишите и представьте снова.',
    reworkedSentence: 'Руководитель отдела проверяет выполнение не реже раза в месяц.',
    unmeasured: 'Непонятно, как измерить, выполнено ли это.',
    unachievable: 'В вечернюю смену на это не хватит людей.',
    excused: 'Показатель введём в следующем издании, а требование нужно уже сейчас.',
  },
  tr: {
    question: 'Vardiyada tek kişi kaldığımız bayram günlerinde bunu nasıl yerine getireceğiz?',
    reply: 'Bayramlarda vardiyaya iki kişi yazıyoruz; çizelgeyi bölüm yöneticisi onaylıyor.',
    noted: 'Not edildi: bayram vardiyaları ayrıca onaylanıyor, metin değişmiyor.',
    proposal: 'Hemen yapılamadığında ne olacağını da yazalım.',
    proposedSentence: 'Bu hemen yapılamıyorsa çalışan, ne zaman yapılacağını müşteriye söyler.',
    accepted: 'Kabul edildi: müşteriler en çok bunu soruyor.',
    objection: 'Bu maddeyi çıkarmayı öneriyorum; zaten bilinen bir şey.',
    rejected: 'Kabul edilmedi: yazılmayan şey denetlenmez.',
    returned: 'Bunu kimin, ne sıklıkta denetlediği yazmıyor. Ekleyip yeniden sunun.',
    reworkedSentence: 'Bölüm yöneticisi bunu ayda en az bir kez denetler.',
    unmeasured: 'Bunun yerine getirildiğini nasıl ölçeceğimiz belli değil.',
    unachievable: 'Akşam vardiyasında buna yetecek kişi yok.',
    excused: 'Ölçüyü bir sonraki baskıda ekleyeceğiz; o zamana dek maddeye ihtiyacımız var.',
  },
  sk: {
    question: 'Ako to splníme cez sviatky, keď je v zmene len jeden človek?',
    reply: 'Cez sviatky budú v zmene dvaja, rozpis schvaľuje vedúci oddelenia.',
    noted: 'Berieme na vedomie: rozpis sviatočných zmien sa schvaľuje osobitne, text sa nemení.',
    proposal: 'Napíšme aj to, čo robiť, keď sa to hneď nedá.',
    proposedSentence: 'Ak sa to nedá urobiť hneď, zamestnanec zákazníkovi povie, kedy to bude.',
    accepted: 'Prijaté: zákazníci sa na to pýtajú najčastejšie.',
    objection: 'Navrhujem túto požiadavku vypustiť, je samozrejmá.',
    rejected: 'Zamietnuté: čo nie je napísané, to sa nekontroluje.',
    returned: 'Chýba, kto a ako často plnenie kontroluje. Doplňte to a predložte znova.',
    reworkedSentence: 'Vedúci oddelenia kontroluje plnenie aspoň raz za mesiac.',
    unmeasured: 'Nie je jasné, ako zmeriame, že sa to plní.',
    unachievable: 'Vo večernej zmene na to nebude dosť ľudí.',
    excused: 'Ukazovateľ doplníme v ďalšom vydaní, požiadavku však potrebujeme už teraz.',
  },
  en: {
    question: 'How do we keep to this on public holidays, when only one of us is on shift?',
    reply: 'On holidays we put two people on each shift; the head of department approves the rota.',
    noted: 'Noted: the holiday rota is approved separately, so the text stays as it is.',
    proposal: 'Let us also say what happens when it cannot be done at once.',
    proposedSentence: 'If this cannot be done at once, the employee tells the customer when it will be.',
    accepted: 'Accepted: this is what customers ask about most often.',
    objection: 'I would leave this requirement out: it goes without saying.',
    rejected: 'Rejected: what is not written down is not checked.',
    returned: 'The text does not say who checks this, and how often. Add it and submit again.',
    reworkedSentence: 'The head of department checks this at least once a month.',
    unmeasured: 'It is not clear how we would measure this.',
    unachievable: 'The evening shift has too few people for this.',
    excused: 'We add a measure in the next edition; until then the requirement is needed as it is.',
  },
};
