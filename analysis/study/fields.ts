import type { Patterns } from './identifying.ts'
import type { Guarded } from './study.ts'

/** The heading of a column as the name of a field, in the languages of the tools that write such files. */
const NAME_OF_FIELD: Patterns = [
  ['ip', /^((来自|来源|登录|提交)?ip( ?地址)?|ip ?addr(ess)?|ip-?adress?e?|adresse ip|dirección ip|endereço ip)$|\bip ?address\b|ip地址/i],
  ['email', /^(your |contact |recipient |respondent )?e-?mail( ?(address|adresse|id))?( of .*| des empfängers| des teilnehmers)?$|e-?mail ?address|e-?mail-?adresse|adresse (e-?mail|électronique)|courriel|correo( electrónico)?$|电子邮(箱|件)(地址)?|邮箱(地址)?$|^电邮$/i],
  ['account', /(昵称|用户名|用户名称|open ?id|union ?id|微博|抖音号?|账号|帐号|账户名|支付宝)$|微信(号|名|昵称|账号)|^(您的|你的)?(微信|qq)(号码?|账号)?$|qq(号码?|群?昵称)/i],
  ['account', /设备(编?号|ID|标识码?|码)$/i],
  ['account', /^(user ?names?|nick ?names?|screen ?names?|login( ?name)?|we ?chat( ?(id|name|account))?|qq|twitter|instagram|facebook|handle|account( ?(names?|ids?|numbers?))?|user ?id|device ?id|imei|imsi|sim ?(serial|id)|subscriber ?id|mac ?address|token|benutzername|nutzername|nom d'utilisateur|(nombre de )?usuario|gebruikersnaam)$/i],
  ['coordinates', /\b(latitude|longitude|lat|lng|lon|geo ?points?|gps|geo ?location|coordinates?|breitengrad|längengrad|latitud|longitud|breedtegraad|lengtegraad|geografische koordinaten)\b|经度|纬度|经纬度|坐标|定位|(^|_)(lat|lng|lon)$/i],
  ['idNumber', /身份证|证件号|护照|社保(卡)?号|警号|工号|学号|员工编号|车牌|驾驶证号|医保卡?号/],
  ['idNumber', /^(ssn|passport|id ?card|dni|nie|nif|bsn|curp|cpf|nino|pasaporte|cédula|burgerservicenummer|personalnummer|matrikelnummer|ausweisnummer|steuernummer|sozialversicherungsnummer|numéro de (sécurité sociale|passeport|matricule))\b|\b(id ?card|identity|passport|social security|national insurance|licen[cs]e|plate|badge|employee|student|personnel|payroll|warrant|collar)( card)?( ?(numbers?|nos?|nr|ids?)\.?)$|身份号/i],
  ['phone', /^(您的|你的|本人|联系人)?(联系|手机|移动|固定|家庭|办公|单位|座机)?(电话|手机|座机|联系方式)(号码?|号)?$|手机号|电话号码|联系电话|联系方式/],
  ['phone', /^(your |contact |mobile |cell |home |work |telephone |phone )*(phone|telephone|mobile|cellphone|cell|tel|fax)( ?(numbers?|nos?|num|nr)\.?)?$|^(telefon|handy|mobil|telefoon)(nummer)?$|^(téléphone|portable|numéro de téléphone|teléfono|móvil|celular|número de teléfono)$/i],
  ['address', /(家庭|居住|现住|详细|联系|通讯|通信|户籍|邮寄|收货|工作)?(住址|地址)$|门牌号?|楼栋号?$|几号楼|房(间)?号$|单元号/],
  ['address', /^(your |home |postal |street |residential |mailing |full |exact |current )*(address|street address)( ?line ?\d| ?\d)?$|^(adresse|anschrift|wohnadresse|postanschrift|dirección|domicilio|adres|straatnaam|straße|adresse postale|endereço)( ?\d)?$/i],
  ['name', /^(您|你|本人|受访者|被访者|受访人|填写人|填表人|答卷人|提交者|联系人|户主|学生|家长|访员|访问员|调查员|督导员|民警|网格员|请填写|请输入)?(的)?(真实)?(姓名|名字|称呼|姓氏|大名)(是|是什么)?$/],
  ['name', /^((your|respondent'?s?|participant'?s?|recipient'?s?|contact|interviewer'?s?|enumerator'?s?|submitter'?s?|officer'?s?|full|first|last|family|given|middle|maiden|christian|of|and|&) ?)*(names?|surnames?|forenames?|firstname|lastname|fullname)( des empfängers| of (the )?(respondent|interviewer|officer|recipient|participant))?$/i],
  ['name', /^(vor|nach|familien|zu|ruf)?names?( (der|des) .{3,30})?$|^(vorname|nachname|familienname)|^(voornaam|achternaam|naam|voor- en achternaam)$|^(nom|prénom|nom de famille|nom et prénom|prénom et nom)$|^(nombres?|apellidos?|nombres? y apellidos?|nombre completo|sobrenome)$/i],
]

/** Traits as the name of a field. */
const TRAIT_FIELD: Patterns = [
  ['ethnicity', /^(您的|你的|本人)?(所属)?民族(是|成份|成分)?$|^族裔$|^种族$|\bethnic|\b(hispanic|latin[oax]) (origin|ethnicity|or latino)\b|^(hispanic|latino|hisp)$|^races?( ?\d{0,2}[a-z]?| or ethnicity| and ethnicity| ethnicity)$|\bracethn|^(your )?(race|ethnicity)\b.{0,20}$|\bwhat (is|race).{0,20}\b(race|ethnicity)\b|\b(ethnie|ethnische|ethnicité|origine ethnique|etnia|raza|etniciteit|etnische|volkszugehörigkeit|hautfarbe)\b/i],
  ['religion', /^(您的|你的)?宗教(信仰)?$|\breligi(on|ous|osität|oni?|ón|osidad|oso|eux|euse|ös)\b|\b(denomination|konfession|glaubens|confession|godsdienst|religie|levensbeschouwing|kerkelijke|faith)\b|^(your )?(faith|church|worship)$/i],
  ['politics', /政治面貌|党员|^党派$|\b(party ?id|party ?affiliation|political ?(party|affiliation)|partisan(ship)?|parteimitglied(schaft)?|parti politique|partido político|partijlid)\b|^(party|partei|partij|pid[37]?)$/i],
]

/** No field has a longer name. */
const LONGEST = 400

/** A heading as a field may be named: no number before it, no mark behind it, words of a compound apart ("RecipientEmail", "ip_address"). */
export function fieldName(heading: string): string {
  return heading
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/([a-zà-ÿ])([A-ZÀ-Þ])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .replace(/^\s*(第?\s*\d{1,3}\s*(题|[、.:)]|\.\s)|q\d{1,3}[.:、 ])\s*/i, '')
    .replace(/\s*[[(【](填空题?|必填|选填|单选题?|required|optional|多选题?)[\])】]\s*/gi, ' ')
    .replace(/^[\s*]+|[\s*:?.]+$/g, '')
}

/** What a heading says a column is as the name of a field, whatever stands in it. */
export function fieldOf(heading: string): Guarded | null {
  const name = fieldName(heading)
  return name.length > 60 ? null : (ofField(name) ?? ofParts(name.split(/[+＋&/、，,]|及|和|与/).map((part) => part.trim())))
}

const ofField = (name: string): Guarded | null => NAME_OF_FIELD.find(([, pattern]) => pattern.test(name))?.[0] ?? null

/** Two fields in one (班级+姓名, 紧急联系人及电话): a name anywhere, anything else at the end, where it is no part of a longer word. */
function ofParts(parts: readonly string[]): Guarded | null {
  if (parts.length < 2) return null
  const found = parts.map(ofField)
  return found.includes('name') ? 'name' : found.at(-1)!
}
export function traitField(heading: string): Guarded | null {
  const name = fieldName(heading)
  return name.length > 80 ? null : (TRAIT_FIELD.find(([, pattern]) => pattern.test(name))?.[0] ?? null)
}
