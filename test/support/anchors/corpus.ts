import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/project-root';
import { plainText } from '../../../src/reviews/anchors/plain-text';
import { parseStandardFile } from '../../../src/standards/standard-file.parser';
import type { Language } from '../../../src/vocabulary';

/** Sentences of customer-service standards, by language: of the examples where there is one, else written for this. */
export const corpus: Record<Language, string[]> = {
  kk: sentencesOf('customer-care.kk.md', 'kk'),
  ru: sentencesOf('phone-service.ru.md', 'ru'),
  en: sentencesOf('complaints.en.md', 'en'),
  tr: [
    'Çalışan, telefonu en geç üçüncü çalışta açar.',
    'Önce şirketin adını, sonra kendi adını söyler.',
    'Müşteri sözünü bitirmeden araya girilmez.',
    'Bekletmek gerekiyorsa nedeni söylenir ve izin istenir.',
    'Bekleme bir dakikayı geçerse çalışan müşteriye geri dönüp durumu anlatır.',
    'Şikâyet aynı gün deftere yazılır.',
    'Yanıt üç iş günü içinde, müşterinin seçtiği yoldan verilir.',
    'Kasada dörtten fazla kişi beklerse ikinci kasa açılır.',
    'Mağaza sorumlusu her sabah reyonları gezer ve eksikleri not eder.',
    'İade edilen ürünün parası en geç on gün içinde ödenir.',
    'Müşteriye tahmin değil, bilinen söylenir.',
    'Bilinmeyen bir soru yetkili kişiye sorulur ve yanıt için saat verilir.',
    'Yaka kartı görünür biçimde sol göğse takılır.',
    'Kıyafet temiz ve ütülü olur, ayakkabı kapalıdır.',
    'Çalışan, müşterinin yanında özel telefon görüşmesi yapmaz.',
    'Sipariş numarası sorulmadan önce adla arama denenir.',
    'Kargo gecikirse müşteriye gecikme öğrenildiği anda haber verilir.',
    'E-postanın konusu tek satırda neyle ilgili olduğunu söyler.',
    'Her e-postanın sonunda yazanın adı ve doğrudan numarası bulunur.',
    'Görüşme bitince konuşulanlar iki cümleyle özetlenir.',
    'Çalışan vedalaşırken müşteriye adıyla teşekkür eder.',
    'Engelli müşteriye yardım teklif edilir, onaysız dokunulmaz.',
    'Deneme kabinine en çok altı ürün alınır.',
    'Vardiya değişiminde açık kalan işler yazılı olarak devredilir.',
  ],
  sk: [
    'Zamestnanec zdvihne telefón najneskôr po treťom zazvonení.',
    'Najprv povie názov firmy, potom svoje meno.',
    'Zákazníka neprerušuje, kým nedohovorí.',
    'Ak treba čakať, povie dôvod a požiada o súhlas.',
    'Keď čakanie presiahne minútu, vráti sa k zákazníkovi a vysvetlí, čo sa deje.',
    'Sťažnosť sa zapíše do knihy ešte v ten istý deň.',
    'Odpoveď príde do troch pracovných dní spôsobom, ktorý si zákazník vybral.',
    'Ak pri pokladnici čakajú viac ako štyria ľudia, otvorí sa druhá.',
    'Vedúca predajne každé ráno obíde regály a zapíše, čo chýba.',
    'Peniaze za vrátený tovar sa vyplatia do desiatich dní.',
    'Zákazníkovi sa povie to, čo je isté, nie to, čo sa predpokladá.',
    'Na neznámu otázku odpovie ten, kto vie, a zákazník dostane hodinu odpovede.',
    'Menovka je viditeľne pripnutá na ľavej strane.',
    'Odev je čistý a vyžehlený, topánky sú uzavreté.',
    'Pred zákazníkom sa nevybavujú súkromné hovory.',
    'Skôr než sa pýta na číslo objednávky, skúsi ju nájsť podľa mena.',
    'O omeškaní zásielky sa zákazník dozvie, len čo sa o ňom vie.',
    'Predmet správy povie v jednom riadku, čoho sa týka.',
    'Každá správa sa končí menom a priamym číslom toho, kto ju píše.',
    'Na konci hovoru sa dohodnuté zhrnie v dvoch vetách.',
    'Pri lúčení poďakuje zákazníkovi menom.',
    'Zákazníkovi so zdravotným postihnutím sa pomoc ponúkne, bez súhlasu sa ho nikto nedotýka.',
    'Do skúšobnej kabíny sa berie najviac šesť kusov.',
    'Pri striedaní zmien sa otvorené veci odovzdajú písomne.',
  ],
};

function sentencesOf(example: string, language: Language): string[] {
  const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', example)));
  if ('faults' in parsed) throw new Error(`${example} has faults`);
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const texts = parsed.file.sections.flatMap(({ clauses }) => clauses.map(({ body }) => plainText(body)));
  const sentences = texts.flatMap((text) =>
    text.split('\n').flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim())),
  );
  return [...new Set(sentences)].filter((sentence) => sentence.length > 20);
}
