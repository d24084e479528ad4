// Invented company names, by country or language. A name is given once; where a list is used up, roots and trades combine.

const list = (text: string): readonly string[] => text.split("|").map((name) => name.trim());

export const COMPANY_NAMES: Record<string, readonly string[]> = {
  NL: list(
    "Van Oosterlek Transport|Waalbocht Logistiek|De Kraanvogel Expeditie|Zeewind Distributie|Polderlijn Vervoer|Maaskant & Zonen|Noorderhaven Cargo|Brugwachter Groep|Rietveld Koeltransport"
  ),
  SE: list(
    "Björkvik Frakt|Norrsken Logistik|Älvdal Åkeri|Sjöstad Transport|Granhult Kyl|Västerö Distribution|Lövsund Spedition"
  ),
  PL: list(
    "Żuraw Transport|Białowąs Spedycja|Wiślana Logistyka|Kłos i Synowie|Śląska Flota|Jodłowiec Cargo|Łabędź Przewozy|Dębowy Szlak|Bursztyn Dystrybucja"
  ),
  FR: list(
    "Transports Valombrée|Logistique du Héron|Frigo Bellerive|Messageries Aubépine|Groupe Castelroc|Entrepôts Montfavre|Cargo Lavandière|Fret des Trois Écluses"
  ),
  ES: list(
    "Transportes Almenara|Logística Peñarroja|Frío del Cierzo|Cargas Montesol|Grupo Azafrán|Distribuciones Ribalta|Envíos Cañaveral|Flota Marismas"
  ),
  BR: list(
    "Transportes Ipêverde|Rota do Cerrado|Cargas Jatobá|Logística Garça Branca|Expresso Serra Azul|Armazéns Paranoá Sul|Frota Caraíba|Vale do Umbu Cargas"
  ),
  de: list(
    "Nordkai Spedition|Brückner & Söhne Logistik|Grünwald Kühltransporte|Elbhang Fracht|Löwenstein Lagerhaus|Hafenmeister Cargo|Süderelbe Distribution|Rotmilan Transporte|Weißenfels Kontraktlogistik|Mühlbach Paket|Donauwind Spedition|Kirschgarten Lebensmittellogistik|Schärding Frachten|Oberlicht Versand|Tannhöfer Baustoffe|Falkenried Express|Sägewerk Altmühl|Inntaler Kurier|Großmann Stückgut|Zwölfaxer Transporte|Heidekraut Handel|Bleichinger Feinkost|Moorkamp Tiefkühl|Silberdistel Pharma-Logistik|Ruhrbogen Stahlhandel|Küstennebel Fisch|Ährenfeld Mühlen|Wendelstein Möbel|Östermann Verpackung|Quellental Getränke|Rabenhorst Schwertransporte|Vogtweber Textil|Pfälzer Weinlogistik Müller, Söhne & Co.|Lindenhof Zulieferer|Steinadler Luftfracht|Uferweg Lager"
  ),
  tr: list(
    "Güneşli Lojistik|Çınaraltı Nakliyat|Şahinler Taşımacılık|Kızılırmak Kargo|Yıldıztepe Dağıtım|Öztürkmen Soğuk Zincir|Boğaziçi Antrepo|İncirli Gıda|Ağrıdağı Uluslararası Taşıma|Karadeniz Fındık Tarım|Göktuğ Ekspres|Üçpınar Depolama|Ihlamur Kurye|Çelikbaş İnşaat Malzemeleri|Doğanay Filo|Işıkhan Perakende|Mavişehir Denizcilik|Söğütözü Kimya|Ulupınar Tekstil|Erciyes Süt Ürünleri|Başakçı Un|Gümüşhan Lojistik Merkezi|Toroslar Narenciye|Şirin Kargo|Yağmurlu Otomotiv"
  ),
  ar: list(
    "الصقر للنقل البري|مجموعة الواحة اللوجستية|شركة نسيم الخليج للشحن|القافلة السريعة|مستودعات الربيع|الميناء الأزرق للخدمات|رمال الذهب للتوزيع|البرق لنقل المبردات|شركة وادي النخيل للأغذية|المسار الآمن للطرود|نجمة الصحراء للشحن الدولي|دار السنابل للحبوب|شركة المرساة للتخزين|الجسر العربي للتجارة|أمواج للنقل البحري|ركائز البناء للتوريد"
  ),
  fa: list(
    "ترابری سپیدار|باربری کوهپایه|شرکت حمل‌ونقل آرش‌گستر|پخش سراسری نیلوفر|انبارهای زاگرس‌مهر|سردخانه‌های الوند|پیک تندر|لجستیک خلیج‌آبی|صنایع غذایی گندم‌زار|کاروان ابریشم‌راه"
  ),
  ja: list(
    "山桜運輸株式会社|青葉ロジスティクス|北斗冷蔵倉庫|みなと配送サービス|株式会社つばめ急便|白鷺物流センター|瑞穂食品流通|大和川海運|こまどりエクスプレス|星見台倉庫|東雲トランスポート|朝霧フーズ|秋津島貨物|カワセミ宅配|七宝通商|緑ヶ丘建材|有限会社かざぐるま便|風見鶏物流ソリューションズ|浜千鳥水産|石切梱包|富岳引越センター"
  ),
  ru: list(
    "Степной Экспресс|ТрансАлатау|Беркут Логистика|Северный Путь Карго|Золотая Дала|Шёлковый Мост|Хлебный Двор|Тюльпан Транс|Караван-Сервис|Горный Ручей|Журавль Доставка|Ясный Склад|Самоцвет Импорт|Орлиное Крыло|Полынь Агро|Быстрая Почта Ала-Тау"
  )
};

/** Roots and trades that combine. */
export const LATIN_NAMES = {
  roots: list(
    "Halden|Brightwater|Corbel|Thornfield|Ashgrove|Merrow|Quillback|Larkspur|Stonebridge Vale|Penhallow|Windlass|Copperline|Foxglove|Greywacke|Harrowgate Mills|Ivybridge North|Juniper Ridge|Kettlewell|Longacre|Marlstone|Netherby|Oakhanger|Pinfold|Quarrywood|Redshank|Saltmarsh|Tidewell|Umberleigh|Vetchling|Wharfedale South|Yarrowby|Amberley Cross|Blackthorn Bay|Cindertrack|Dovecote|Elmstead|Fallowfield|Gannet Point|Hawksmead|Inglenook|Jackdaw|Kingcup|Lodestar|Millrace|Nightjar|Osprey Lane|Plover|Quickset|Rookhope|Sandpiper|Turnstone|Uplands|Valerian|Whinchat|Yewdale|Alderbrook|Bitterroot|Cottonwood Flats|Driftless|Eastbank|Fiddlehead|Granger Fork|Hickory Bend|Ironwood|Jericho Springs|Kinnick|Lonepine|Mesquite|Northloop|Ozark Trace|Prairie Gate|Quartermile|Riverbend|Sagebrush|Tamarack|Union Switch|Vermilion Lake|Whitetail|Yellowpine|Arrowleaf|Basalt Creek|Cedar Notch|Dunmore|Evenfall|Flintlock|Galena|Huron Reach|Indigo Bay|Junco|Kodiak Sound|Lakeshore Nine|Maple Grade|Nettle Creek|Old Orchard|Pelican Bight|Quoin|Ravenswood|Sandstone|Timberline|Upcountry|Verdant|Wallaby Track|Coolabah|Banksia|Jarrah Coast|Kurrajong|Stringybark|Bluegum"
  ),
  trades: list(
    "Freight|Logistics|Haulage|Cold Chain|Distribution|Carriers|Parcels|Warehousing|Foods|Supply|Transport|Building Supply|Express|Cargo|Packaging"
  )
};

/** One name is long on purpose: layouts have to bear it. */
export const LONG_NAME =
  "Pennington, Ashworth & Daughters International Refrigerated Haulage and Bonded Warehousing";
