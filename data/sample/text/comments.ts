import type {Random} from "../model/random.js";

type Mood = "good" | "middling" | "bad";

const list = (text: string): readonly string[] => text.split("|").map((d) => d.trim());

const COMMENTS: Record<string, Record<Mood, readonly string[]>> = {
  en: {
    good: list(
      "Planning the morning run takes half the time it used to.|The driver app just works.|We found the empty kilometres we never saw before.|Support answers before I have finished my coffee.|Dock slots ended our queue at the gate.|New planners are productive in a week.|Carrier scorecards changed how we negotiate.|Track and trace saves us forty calls a day."
    ),
    middling: list(
      "Good, but the map is slow with many stops.|We use a third of what it can do.|Reports are fine once you know where to look.|Would be better with fewer alert mails.|Okay for planning, weak for billing.|The basics work; rates are fiddly."
    ),
    bad: list(
      "Load builder froze twice this week.|Nobody here uses it since our planner left.|Too many clicks for a simple change.|We still keep the spreadsheet beside it.|We pay for seats that nobody opens.|Asked for help in May and heard nothing.|It does not fit a fleet of our size."
    )
  },
  de: {
    good: list(
      "Die Disposition am Morgen geht doppelt so schnell.|Die Fahrer-App läuft ohne Schulung.|Endlich sehen wir unsere Leerkilometer."
    ),
    middling: list("Gut, aber die Karte ist langsam.|Wir nutzen nur einen Teil davon."),
    bad: list(
      "Der Ladeplaner hängt bei langen Listen.|Zu viele Klicks für eine kleine Änderung.|Seit dem Weggang unserer Disponentin nutzt es kaum jemand."
    )
  },
  tr: {
    good: list(
      "Sabah planlaması artık yarı sürede bitiyor.|Şoför uygulaması sorunsuz çalışıyor.|Destek ekibi çok hızlı."
    ),
    middling: list("İyi, ama harita yavaş açılıyor.|Özelliklerin azını kullanıyoruz."),
    bad: list("Yük planlayıcı uzun listelerde donuyor.|Basit bir değişiklik için çok fazla adım var.")
  },
  ar: {
    good: list("أصبح تخطيط الصباح أسرع بكثير.|تطبيق السائقين سهل الاستخدام."),
    middling: list("جيد لكن الخريطة بطيئة."),
    bad: list("لا أحد يستخدمه بعد رحيل المخطط.|يتوقف منشئ الحمولات كثيرا.")
  },
  fa: {
    good: list("برنامه‌ریزی صبح خیلی سریع‌تر شده است.|پشتیبانی همیشه پاسخ می‌دهد."),
    middling: list("خوب است، ولی نقشه کند باز می‌شود."),
    bad: list("برای یک تغییر ساده مراحل زیادی دارد.")
  },
  ja: {
    good: list(
      "朝の配車計画が半分の時間で終わります。|ドライバーアプリが使いやすいです。|サポートの返事が早いです。"
    ),
    middling: list("便利ですが、地図の表示が遅いです。"),
    bad: list("積載プランがよく止まります。|使っていない席が多いです。")
  },
  ru: {
    good: list("Утреннее планирование стало вдвое быстрее.|Приложение для водителей работает отлично."),
    middling: list("Хорошо, но карта открывается медленно."),
    bad: list("Слишком много шагов для простой правки.|Планировщик загрузки зависает.")
  }
};

/** A short comment in the account's language (now and then in English) that suits the mood. */
export function comment(random: Random, language: string, mood: Mood): string {
  const spoken = random.chance(0.8) ? language : "en";
  return random.pick((COMMENTS[spoken] ?? COMMENTS.en!)[mood]);
}
