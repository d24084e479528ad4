import type {Chapter} from "../catalogue.js";
import type {drafts as english} from "../en/drafts.js";

/** What a customer-success manager may write when a play fires, in Turkish. */
// prettier-ignore
export const drafts: Chapter<typeof english> = {
  "draft.greeting": "{who, select, name {Merhaba {contact},} other {Merhaba,}}",
  "draft.closing": "{who, select, name {Saygılarımla\n{csm}\n{company}} other {Saygılarımla\n{company}}}",

  "draft.welcome.subject": "{company} tarafındaki muhatabınız",
  "draft.welcome.body": "{company} tarafında {account} ile ben ilgileniyorum; kime soracağınızı bilmeniz için kendimi tanıtmak istedim.\n\nÖnümüzdeki günlerde yarım saat görüşebilir miyiz? Ben size ekibinizin bugün neleri kullandığını ve hangi hedeflerin kararlaştırıldığını göstereyim, siz de şu anda sizin için neyin önemli olduğunu anlatın.\n\nHangi gün uygun olur? Konuşmam gereken kişi başkasıysa adını yazmanız yeterli.",

  "draft.training.subject": "Ekibiniz için kısa bir eğitim",
  "draft.training.body": "{use, select, known {Son 28 günde kullanılan lisans sayısı: {mau} / {seats}. } other {}}Ödediğiniz ürünün daha çok çalışma arkadaşınızın işine yaramasını istiyorum.\n\nÖnerim: ekibinizin her hafta yaptığı bir iş üzerine, kendi verilerinizle, 45 dakikalık tek bir oturum. Konuyu ve katılacakları siz seçin, gerisini ben hazırlarım.\n\nEn çok hangi ekibin işine yarar ve önümüzdeki iki haftadan biri size uyar mı?",

  "draft.reactivation.subject": "Bir engel mi var?",
  "draft.reactivation.body": "{account} ürünümüzü eskisinden daha az kullanıyor. Bunun iyi bir nedeni olabilir; kötü bir nedeni varsa bilmek isterim.\n\nYirmi dakikada günlük işlerin nasıl daha az adımla yapılacağını gösterebilir, kendiliğinden gelen raporlar kurabilirim.\n\nBu hafta görüşelim mi? İşiniz değiştiyse ve bize daha az ihtiyacınız varsa lütfen onu da söyleyin.",

  "draft.cross_sell.subject": "Şirketinizde başka kimin işine yarar?",
  "draft.cross_sell.body": "{use, select, known {Son 28 günde kullanılan lisans sayısı: {mau} / {seats}. } other {}}İşler iyi gidiyor ve bunda en büyük pay ekibinizin: teşekkür ederim.\n\nKimse erişim beklemek zorunda kalmadan sizinle ileriye bakmak istiyorum: başka kim kullanabilir, bu onlara ne kazandırır? Yalnızca size değecekse teklif gönderirim.\n\nÖnümüzdeki iki haftada yirmi dakikanız var mı?",

  "draft.reference.subject": "Bizim için referans olur musunuz?",
  "draft.reference.body": "{account} tarafında işler iyi gidiyor ve bunda en büyük pay ekibinizin: teşekkür ederim.\n\nSizden bir ricam olabilir mi? İkisinden biri bize yardımcı olur: kısa bir görüşmede başka bir şirkete nelerin işe yaradığını, nelerin yaramadığını anlatmanız ya da işine yarayabileceğimiz birini önermeniz. Ne söyleneceğine siz karar verirsiniz; onayınız olmadan hiçbir şey yayımlanmaz.\n\nUygun değilse kısa bir “hayır” yeterlidir ve aramızda hiçbir şeyi değiştirmez.",

  "draft.check_in.subject": "Size üç sorum var",
  "draft.check_in.body": "Nasıl gittiğini sormamın zamanı geldi. Üç soru yeterli; e-postayla birkaç satır yazabilir ya da telefonda yarım saat konuşabiliriz:\n\n1. Son görüşmemizden bu yana neler iyi gitti?\n2. Sizi ne zorluyor ya da neyi eksik buluyorsunuz?\n3. Üç ay sonra nereye varmış olmak istiyorsunuz?\n\nHer yanıtınız için ne yapacağımızı ve ne zaman yapacağımızı size bildireceğim.",

  "draft.renewal.subject": "{account}: sözleşmenizin yenilenmesi",
  "draft.renewal.body": "{when, select, known {Sözleşmenizin yenileme tarihi: {day}.} other {Sözleşmenizin yenileme tarihi yaklaşıyor.}} Ondan önce sizinle üç konuyu konuşmak isterim: geçen dönemde ne kazandınız, ne iyi gitmedi, ne değişmeli?\n\n{use, select, known {Son 28 günde kullanılan lisans sayısı: {mau} / {seats}; bu sayının hâlâ uygun olup olmadığına da bakalım.} other {Lisans sayısının hâlâ uygun olup olmadığına da bakalım.}}\n\nÖnümüzdeki iki haftadan biri size uyar mı? Bütçeye karar veren kişinin de katılması iyi olur.",

  "draft.win_back.subject": "Siz ayrıldıktan sonra neler değişti",
  "draft.win_back.body": "Bizden ayrılma nedenlerinizi ciddiye alıyorum; bu yüzden size aynı şeyi yeniden satmak için yazmıyorum. Eksik bulduğunuz konularda nelerin değiştiğini, nelerin değişmediğini anlatmak isterim.\n\nOn beş dakika ayırmaya değer buluyorsanız bir gün söyleyin. Değmezse, neyin farklı olması gerektiğine dair tek bir cümle de bize yardımcı olur.\n\nHer durumda, birlikte geçirdiğimiz zaman için teşekkür ederim."
};
