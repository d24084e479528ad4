const list = (text: string): readonly string[] => text.split("|");

/** Given and family names by language; Japanese puts the family name first. */
export const PEOPLE: Record<string, {given: readonly string[]; family: readonly string[]}> = {
  en: {
    given: list(
      "Alice|Ben|Carla|Daniel|Ella|Frank|Grace|Hugo|Imogen|Jack|Kate|Leo|Megan|Noah|Olive|Peter|Rosa|Sam|Tessa|Victor"
    ),
    family: list(
      "Archer|Bailey|Carver|Dunn|Ellery|Forrest|Gale|Holt|Ingram|Keller|Langley|Marsh|Norris|Osborne|Pike|Rowe|Sutter|Thorne|Vance|Wolfe"
    )
  },
  de: {
    given: list("Anke|Bernd|Claudia|Dieter|Elke|Florian|Greta|Jürgen|Katrin|Lukas|Monika|Sören"),
    family: list("Bäcker|Dietrich|Engel|Fuchs|Großmann|Hartwig|Köhler|Lorenz|Möller|Schäfer|Vogel|Weiß")
  },
  tr: {
    given: list("Ayşe|Burak|Çağla|Emre|Gülşen|Hakan|İpek|Kerem|Nilüfer|Onur|Şule|Yiğit"),
    family: list("Aydın|Bozkurt|Çetin|Demir|Erdoğdu|Güneş|İnan|Koç|Özdemir|Şahin|Tekin|Yılmaz")
  },
  ar: {
    given: list("أحمد|سارة|خالد|ليلى|يوسف|مريم|عمر|هدى|طارق|نور"),
    family: list("الحربي|النجار|العمري|المصري|الشامي|القحطاني|الهاشمي|الفارس")
  },
  fa: {
    given: list("آرش|نیلوفر|کامران|پریسا|بهرام|شیرین|سهراب|مهسا"),
    family: list("رضایی|کریمی|احمدی|موسوی|صادقی|شریفی|جعفری|نوری")
  },
  ja: {
    given: list("健太|美咲|大輔|さくら|翔太|由美子|直樹|恵"),
    family: list("佐々木|高橋|渡辺|小林|石川|中村|松本|藤田")
  },
  ru: {
    given: list("Айгуль|Борис|Виктория|Данияр|Елена|Игорь|Ксения|Руслан|Светлана|Тимур"),
    family: list("Ахметов|Белова|Власенко|Громов|Ким|Лебедева|Нурланов|Орлова|Соколов|Юсупов")
  }
};

/** The name of a person as people write it there. */
export function personName(language: string, given: string, family: string): string {
  return language === "ja" ? `${family}${given}` : `${given} ${family}`;
}
