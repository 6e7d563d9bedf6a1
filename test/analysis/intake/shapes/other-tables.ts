import { between, one, said, some, tableOf, without, type Column } from './build.ts'

const AGREE = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree']

// SurveyMonkey

const MONKEY: readonly Column[] = [
  ['Respondent ID', (i) => String(11_412_345_678 + i * 7)],
  ['Collector ID', () => '401234567'],
  ['Start Date', (i) => `05/${String((i % 20) + 1).padStart(2, '0')}/2026 09:1${i % 10}:00 AM`],
  ['End Date', (i) => `05/${String((i % 20) + 1).padStart(2, '0')}/2026 09:3${i % 10}:00 AM`],
  ['IP Address', (i) => `198.51.100.${i + 1}`],
  ['Email Address', () => ''],
  ['First Name', () => ''],
  ['Last Name', () => ''],
  ['Custom Data 1', () => ''],
]
export const monkeyExpanded = tableOf([
  ...MONKEY,
  [['How safe do you feel walking alone in your area after dark?', 'Response'], one('Very unsafe', 'A bit unsafe', 'Fairly safe', 'Very safe')],
  [['How did you hear about patrols? (Select all that apply)', 'Leaflet'], one('Leaflet', '')],
  [['', 'Chat group'], one('', 'Chat group')],
  [['', 'None of the above'], one('', '', 'None of the above')],
  [['', 'Other (please specify)'], one('', '', '', 'radio', 'my sister', 'the shop')],
  [['How much do you agree?', 'Officers are fair'], one(...AGREE)],
  [['', 'Officers listen'], one(...AGREE)],
  [['', 'Officers explain'], one(...AGREE)],
  [['How would you rate the service?', 'Star rating'], one('1', '2', '3', '4', '5')],
  [['How likely is it that you would recommend us?', ''], one('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10')],
  [['Which district do you live in?', 'Response'], one('Northfield', 'Southgate', 'Westbrook')],
  [['', 'Other (please specify)'], () => ''],
  [['Rank these', 'Patrols'], one('1', '2', '3', '1')],
  [['', 'Cameras'], one('2', '3', '1', '3')],
  [['', 'Lights'], one('3', '1', '2', '2')],
  [['What else?', 'Open-Ended Response'], said('more lights ')],
  [['What is your gender?', 'Response'], one('Female', 'Male', 'Prefer not to say')],
])
/** Condensed, as numbers: one row of headings, columns of one question begin with it. */
export const monkeyCondensed = tableOf([
  ...MONKEY,
  ['How safe do you feel walking alone in your area after dark?', one('1', '2', '3', '4')],
  ['How did you hear about patrols?', some(', ', '1', '2', '3')],
  ['How much do you agree? - Officers are fair', one('1', '2', '3', '4', '5')],
  ['How much do you agree? - Officers listen', one('1', '2', '3', '4', '5')],
  ['How much do you agree? - Officers explain', one('1', '2', '3', '4', '5')],
  ['What is your gender?', one('1', '2', '3')],
])
/** Cleaned by hand to one row of headings: a number of a question before each option, and stops behind all answers. */
export const monkeyOneRow = tableOf([
  ['Respondent ID', (i) => String(12_390_574_951 - i * 57)],
  ['1. How often do you use the portal?', one('Daily - heavy usage; 3+ hours per day.', 'Weekly.', 'Monthly.')],
  ['2. Phone.', one('Phone.', '')],
  ['2. Tablet.', one('', 'Tablet.')],
  ['2. Desk computer.', one('', 'Desk computer.', '')],
  ['3a. Slow to load.', one('(0) Not a problem for me.', '(1) Trivial.', '(2) Minor.', '(3) Major.', '(4) Critical.', "N/A - skip, don't know.")],
  ['3b. Hard to find.', one('(0) Not a problem for me.', '(1) Trivial.', '(2) Minor.', '(3) Major.', '(4) Critical.', "N/A - skip, don't know.")],
  ['3c. Ugly to read.', one('(0) Not a problem for me.', '(1) Trivial.', '(2) Minor.', '(3) Major.', '(4) Critical.', "N/A - skip, don't know.")],
  ['Household Income', one('$0 - $24,999', '$25,000 - $49,999', '$50,000 - $99,999', '$100,000 - $149,999', '150000', '')],
  ['How tall are you?', one(`5'11"`, `6'0"`, `5'2"`, `Under 5 ft.`)],
  ['Is it rude to bring a baby on a plane?', one('No, not at all rude', 'Yes, somewhat rude', 'Yes, very rude')],
  ['Which dish is the main one?', one('Turkey', 'Ham', 'Other (please specify)')],
  ['Which dish is the main one? - Other (please specify)', (i) => (i % 5 === 2 ? ['soup', 'rice', 'stew', 'a roast'][i % 4]! : '')],
])

// Qualtrics

const Q: readonly Column[] = [
  [['StartDate', 'Start Date', '{"ImportId":"startDate","timeZone":"Asia/Shanghai"}'], (i) => `2026-05-0${(i % 9) + 1} 09:1${i % 10}:00`],
  [['EndDate', 'End Date', '{"ImportId":"endDate","timeZone":"Asia/Shanghai"}'], (i) => `2026-05-0${(i % 9) + 1} 09:3${i % 10}:00`],
  [['Status', 'Response Type', '{"ImportId":"status"}'], () => 'IP Address'],
  [['IPAddress', 'IP Address', '{"ImportId":"ipAddress"}'], (i) => `198.51.100.${i + 1}`],
  [['Progress', 'Progress', '{"ImportId":"progress"}'], one('100', '64')],
  [['Duration (in seconds)', 'Duration (in seconds)', '{"ImportId":"duration"}'], between(90, 900)],
  [['Finished', 'Finished', '{"ImportId":"finished"}'], one('True', 'False')],
  [['RecordedDate', 'Recorded Date', '{"ImportId":"recordedDate","timeZone":"Asia/Shanghai"}'], (i) => `2026-05-0${(i % 9) + 1} 09:3${i % 10}:01`],
  [['ResponseId', 'Response ID', '{"ImportId":"_recordId"}'], (i) => `R_3nq${String.fromCharCode(65 + (i % 26))}x${1000 + i}Kd`],
  [['RecipientLastName', 'Recipient Last Name', '{"ImportId":"recipientLastName"}'], () => ''],
  [['RecipientFirstName', 'Recipient First Name', '{"ImportId":"recipientFirstName"}'], () => ''],
  [['RecipientEmail', 'Recipient Email', '{"ImportId":"recipientEmail"}'], () => ''],
  [['ExternalReference', 'External Data Reference', '{"ImportId":"externalDataReference"}'], () => ''],
  [['LocationLatitude', 'Location Latitude', '{"ImportId":"locationLatitude"}'], (i) => `31.77${100 + i}`],
  [['LocationLongitude', 'Location Longitude', '{"ImportId":"locationLongitude"}'], (i) => `119.95${100 + i}`],
  [['DistributionChannel', 'Distribution Channel', '{"ImportId":"distributionChannel"}'], () => 'anonymous'],
  [['UserLanguage', 'User Language', '{"ImportId":"userLanguage"}'], one('ZH-S', 'EN')],
  [['Q_RecaptchaScore', 'Q_RecaptchaScore', '{"ImportId":"Q_RecaptchaScore"}'], one('0.9', '1')],
]
const three = (code: string, text: string, id: string): readonly string[] => [code, text, `{"ImportId":"${id}"}`]
export const qualtricsText = tableOf([
  ...Q,
  [three('Q1', 'Do you consent?', 'QID1'), () => 'Yes'],
  [three('Q2_First Click', 'Timing - First Click', 'QID2_FIRST_CLICK'), (i) => `${i}.${100 + i}`],
  [three('Q2_Page Submit', 'Timing - Page Submit', 'QID2_PAGE_SUBMIT'), (i) => `${i + 5}.${100 + i}`],
  [three('Q2_Click Count', 'Timing - Click Count', 'QID2_CLICK_COUNT'), between(0, 9)],
  [three('age_1', 'What is your age? - Age (years)', 'QID3_1'), between(18, 90)],
  [three('Q4', 'Which of these have you used? (select all that apply) - Selected Choice', 'QID4'), some(',', 'Phone line', 'App, or its website', 'Front desk', 'Other:')],
  [three('Q4_4_TEXT', 'Which of these have you used? (select all that apply) - Other: - Text', 'QID4_4_TEXT'), (i) => (i % 4 === 3 ? `letters ${i}` : '')],
  [three('Q5_1', 'How much do you agree? - Officers are fair', 'QID5_1'), one(...AGREE)],
  [three('Q5_2', 'How much do you agree? - Officers listen', 'QID5_2'), one(...AGREE)],
  [three('Q5_3', 'How much do you agree? - Officers explain', 'QID5_3'), one(...AGREE)],
  [three('Q6_1', 'How safe do you feel? - Daytime', 'QID6_1'), between(0, 100)],
  [three('Q6_2', 'How safe do you feel? - After dark', 'QID6_2'), between(0, 100)],
  [three('Q7', 'What is your full name?', 'QID7_TEXT'), (i) => ['Mary Example', 'John Sample', 'Sarah Test', 'Peter Model'][i % 4]! + (i < 4 ? '' : ` ${String.fromCharCode(65 + (i % 26))}.`)],
  [three('Q8', 'Question: what is your phone number?', 'QID8_TEXT'), () => '555-555-5555'],
  [three('Q9_0_GROUP', 'Sort these - Ranks - Groups - Important', 'QID9_0_GROUP'), some(',', 'Patrols', 'Lights', 'Cameras')],
  [three('Q10', 'In which district do you live?', 'QID10'), one('Northfield', 'Southgate', 'Westbrook')],
  [three('Q10_DO', 'In which district do you live? - Display Order', 'QID10_DO'), one('1|2|3', '3|1|2', '2|3|1')],
  [three('FL_12_DO', 'FL_12 - Block Randomizer - Display Order', 'FL_12_DO'), one('BlockA|BlockB', 'BlockB|BlockA')],
  [three('Q11_Id', 'Upload - Id', 'QID11_FILE_ID'), () => ''],
  [three('panel', 'panel', 'panel'), one('A', 'B')],
  [three('SC0', 'Score', 'SC_4ab'), between(0, 12)],
])
/** Numbers for answers, options in columns, two rows of headings. */
export const qualtricsNumbers = tableOf([
  ...Q.map(([headings, cell]): Column => [[headings[0]!, headings[1]!], cell]),
  [['Q1', 'How satisfied are you?'], one('1', '2', '3', '4', '5')],
  [['Q4_1', 'Which have you used? - Selected Choice - Phone line'], one('1', '')],
  [['Q4_2', 'Which have you used? - Selected Choice - App'], one('', '1')],
  [['Q4_3', 'Which have you used? - Selected Choice - Other:'], one('', '1', '')],
  [['Q4_3_TEXT', 'Which have you used? - Other: - Text'], (i) => (i % 3 === 1 ? `letters ${i}` : '')],
  [['Q5_1', 'How much do you agree? - Officers are fair'], one('1', '2', '3', '4', '5')],
  [['Q5_2', 'How much do you agree? - Officers listen'], one('1', '2', '3', '4', '5')],
  [['Q5_3', 'How much do you agree? - Officers explain'], one('1', '2', '3', '4', '5')],
  [['Q9', 'What is your gender?'], one('1', '2', '3')],
  [['Q12_1', 'Please rank - Patrols'], one('1', '3', '2', '1')],
  [['Q12_2', 'Please rank - Lights'], one('2', '1', '3', '3')],
  [['Q12_3', 'Please rank - Cameras'], one('3', '2', '1', '2')],
])

// LimeSurvey

export const limeFull = tableOf([
  ['id. Response ID', (i) => String(i + 3)],
  ['submitdate. Date submitted', without(6, (i) => `2026-05-0${(i % 9) + 1} 10:0${i % 10}:00`)],
  ['lastpage. Last page', one('4', '2')],
  ['startlanguage. Start language', one('zh-Hans', 'en')],
  ['seed. Seed', (i) => String(1_234_567 + i * 991)],
  ['startdate. Date started', (i) => `2026-05-0${(i % 9) + 1} 09:5${i % 10}:00`],
  ['datestamp. Date last action', (i) => `2026-05-0${(i % 9) + 1} 10:0${i % 10}:00`],
  ['ipaddr. IP address', (i) => `198.51.100.${i + 1}`],
  ['refurl. Referrer URL', () => 'https://example.org/x'],
  ['Q01[SQ001]. Your age: []', between(18, 90)],
  ['Q02. Your gender:', one('Female', 'Male', 'Other')],
  ['Q02[other]. Your gender: [Other]', (i) => (i % 9 === 2 ? `x${i}` : '')],
  ['Q03[SQ001]. Which have you used? [Phone line]', without(7, one('Yes', 'No'), 'N/A')],
  ['Q03[SQ002]. Which have you used? [App]', without(7, one('No', 'Yes'), 'N/A')],
  ['Q03[SQ003]. Which have you used? [Front desk]', without(7, one('No', 'Yes'), 'N/A')],
  ['Q03[other]. Which have you used? [Other]', (i) => (i % 7 === 3 ? `letter ${i}` : '')],
  ['Q04[SQ001]. How much do you agree? [Officers are fair]', one(...AGREE)],
  ['Q04[SQ002]. How much do you agree? [Officers listen]', one(...AGREE)],
  ['Q04[SQ003]. How much do you agree? [Officers explain]', one(...AGREE)],
  ['Q05. Why?', without(2, said('because '))],
  ['Q06[1]. Put in order [Rank 1]', one('Patrols', 'Lights', 'Cameras')],
  ['Q06[2]. Put in order [Rank 2]', one('Lights', 'Cameras', 'Patrols')],
  ['Q06[3]. Put in order [Rank 3]', one('Cameras', 'Patrols', 'Lights')],
  ['Q07. Where do you live?', one('Northfield', 'Southgate', 'Westbrook')],
  ['Q07[comment]. Where do you live? [Comment]', (i) => (i % 6 === 3 ? `since ${i}` : '')],
  ['Q08[SQ001][SQ001]. Hours [Weekday][Patrol]', between(0, 40)],
  ['Q08[SQ001][SQ002]. Hours [Weekday][Desk]', between(0, 40)],
  ['interviewtime. Total time', (i) => `${100 + i}.${i}`],
  ['groupTime12. Group time: First', (i) => `${10 + i}.5`],
  ['Q01Time. Question time: Q01', (i) => `${1 + i}.25`],
])
/** Codes for headings and answers. */
export const limeCodes = tableOf([
  ['id', (i) => String(i + 3)],
  ['submitdate', (i) => `2026-05-0${(i % 9) + 1} 10:0${i % 10}:00`],
  ['lastpage', one('4', '2')],
  ['startlanguage', one('zh-Hans', 'en')],
  ['G01Q01', one('A1', 'A2', 'A3', '-oth-')],
  ['G01Q01[other]', (i) => (i % 4 === 3 ? `x${i}` : '')],
  ['G01Q02[SQ001]', one('Y', '')],
  ['G01Q02[SQ002]', one('', 'Y')],
  ['G01Q02[SQ003]', one('', 'Y', '')],
  ['G02Q03[SQ001]', one('AO01', 'AO02', 'AO03', 'AO04', 'AO05')],
  ['G02Q03[SQ002]', one('AO01', 'AO02', 'AO03', 'AO04', 'AO05')],
  ['G02Q03[SQ003]', one('AO01', 'AO02', 'AO03', 'AO04', 'AO05')],
  ['G02Q04', one('Y', 'N', '')],
  ['G02Q05', one('M', 'F')],
])
/** Questions for headings, nothing else. */
export const limeWords = tableOf([
  ['Response ID', (i) => String(i + 3)],
  ['Date submitted', (i) => `2026-05-0${(i % 9) + 1} 10:0${i % 10}:00`],
  ['Last page', one('4', '2')],
  ['Start language', one('en', 'de')],
  ['What is your gender?', one('Female', 'Male')],
  ['Which have you used? [Phone line]', one('Yes', 'No')],
  ['Which have you used? [App]', one('No', 'Yes')],
  ['How much do you agree? [Officers are fair]', one(...AGREE)],
  ['How much do you agree? [Officers listen]', one(...AGREE)],
  ['How much do you agree? [Officers explain]', one(...AGREE)],
])

// Google Forms

export const formsChinese = tableOf([
  ['时间戳记', (i) => `2026/5/${(i % 20) + 1} ${i % 2 ? '下午' : '上午'} ${(i % 11) + 1}:04:0${i % 10}`],
  ['用户名', (i) => `u${i}@example.org`],
  ['您的年龄', one('18-29岁', '30-44岁', '45-59岁', '60岁及以上')],
  ['您住在哪个区？', one('甲川区', '乙山区', '丙水区')],
  ['请评价夜间安全感（1=很不安全，5=很安全）', one('1', '2', '3', '4', '5')],
  ['您是否同意以下说法 [民警公正]', one('非常不同意', '不同意', '中立', '同意', '非常同意')],
  ['您是否同意以下说法 [民警倾听]', one('非常不同意', '不同意', '中立', '同意', '非常同意')],
  ['您是否同意以下说法 [民警解释]', one('非常不同意', '不同意', '中立', '同意', '非常同意')],
  ['您用过哪些服务？', some(', ', '电话（110, 12345）', '微信小程序', '窗口')],
  ['哪几天方便？ [上午]', some(', ', '周一', '周二', '周三')],
  ['哪几天方便？ [下午]', some(', ', '周一', '周二', '周三')],
  ['您的建议', said('装路灯')],
])
export const formsQuiz = tableOf([
  ['Timestamp', (i) => `2026/05/0${(i % 9) + 1} 3:${10 + i}:23 PM GMT+8`],
  ['Email Address', (i) => `p${i}@example.org`],
  ['Score', (i) => `${i % 11} / 10`],
  ['What is your name?', (i) => ['Mary Ex', 'John Sam', 'Sarah Tes', 'Peter Mod'][i % 4]! + 'abcdefghij'[i >> 2]],
  ['What is the official name of your course?', said('Course ')],
  ['What are the names of the course instructors?', (i) => ['Tom Griff', 'Anna Hamr', 'James Churc', 'Kyle Walke'][i % 4]! + 'abcdefghij'[i >> 2]],
  ['Street name of your nearest shop', one('High Street', 'Mill Lane', 'Station Road', 'Park Road')],
  ['How many students are in your class?', one('Less than 10', '10 - 25', '25 - 50', '50 - 100', '100 - 250', 'More than 500')],
  ['How often is it taught?', one('Every year', 'Every semester / quarter', 'Once', 'Ad-hoc (e.g. workshops)')],
  ['What level is it?', some(', ', 'Introductory undergraduate (freshman, sophomores)', 'Graduate', 'Corporate Training')],
])

// Kobo

const KOBO: readonly Column[] = [
  ['_id', (i) => String(504_238_000 + i)],
  ['_uuid', (i) => `fe833c3c-6324-4f6b-870b-841eba79${String(1000 + i)}`],
  ['_submission_time', (i) => `2026-05-0${(i % 9) + 1}T10:0${i % 10}:00`],
  ['_validation_status', () => ''],
  ['_notes', () => ''],
  ['_status', () => 'submitted_via_web'],
  ['_submitted_by', () => 'enum1'],
  ['__version__', () => 'vXab12'],
  ['_tags', () => ''],
  ['_index', (i) => String(i + 1)],
]
export const koboCodes = tableOf([
  ['start', (i) => `2026-05-0${(i % 9) + 1}T09:4${i % 10}:00.000+08:00`],
  ['end', (i) => `2026-05-0${(i % 9) + 1}T09:5${i % 10}:00.000+08:00`],
  ['today', (i) => `2026-05-0${(i % 9) + 1}`],
  ['deviceid', (i) => `ee.example.org:x${i % 3}`],
  ['intro/enumerator_name', one('ann', 'bo')],
  ['intro/district', one('northfield', 'southgate', 'westbrook')],
  ['intro/gps', (i) => `31.77${100 + i} 119.95${100 + i} 5.2 4.0`],
  ['_intro/gps_latitude', (i) => `31.77${100 + i}`],
  ['_intro/gps_longitude', (i) => `119.95${100 + i}`],
  ['_intro/gps_altitude', () => '5.2'],
  ['_intro/gps_precision', () => '4.0'],
  ['demo/respondent_name', (i) => `王${'建国秀英丽华'[i % 6]}${'东南西北中发'[(i * 5) % 6]}`],
  ['demo/phone', (i) => `1391234${1000 + i}`],
  ['demo/age', between(18, 90)],
  ['demo/services', some(' ', 'hotline', 'app', 'desk')],
  ['demo/services/hotline', one('1', '0')],
  ['demo/services/app', one('0', '1')],
  ['demo/services/desk', one('0', '1')],
  ['note_thanks', () => ''],
  ['view/fair', one('1', '2', '3', '4', '5')],
  ['view/listen', one('1', '2', '3', '4', '5')],
  ['safe_night', one('very_unsafe', 'unsafe', 'safe', 'very_safe')],
  ...KOBO,
])
/** The sheet of a repeated group: one row for each thing, and to which submission it belongs. */
export const koboRepeat = tableOf([
  ['roster/member_name', (i) => `${'王李张刘陈'[i % 5]}${'建国秀英丽华明强'[i % 8]}${'东南西北中发'[(i * 5) % 6]}`],
  ['roster/member_age', between(0, 90)],
  ['roster/sex', one('male', 'female')],
  ['_index', (i) => String(i + 1)],
  ['_parent_table_name', () => 'survey'],
  ['_parent_index', (i) => String((i >> 1) + 1)],
  ['_submission__id', (i) => String(504_238_000 + (i >> 1))],
  ['_submission__uuid', (i) => `fe833c3c-6324-4f6b-870b-841eba79${String(1000 + (i >> 1))}`],
  ['_submission__submission_time', (i) => `2026-05-0${(i % 9) + 1}T10:00:00`],
  ['_submission__validation_status', () => ''],
  ['_submission__notes', () => ''],
  ['_submission__status', () => 'submitted_via_web'],
  ['_submission__submitted_by', () => 'enum1'],
  ['_submission___version__', () => 'vXab12'],
  ['_submission__tags', () => ''],
])
export const koboLabels = tableOf([
  ['start', (i) => `2026-05-0${(i % 9) + 1}T09:4${i % 10}:00.000+08:00`],
  ['end', (i) => `2026-05-0${(i % 9) + 1}T09:5${i % 10}:00.000+08:00`],
  ['Which district do you live in?', one('Northfield', 'Southgate', 'Westbrook')],
  ['Which services have you used?', some(' ', 'Hotline', 'Mobile app', 'Front desk')],
  ['Which services have you used?/Hotline', one('1', '0')],
  ['Which services have you used?/Mobile app', one('0', '1')],
  ['Which services have you used?/Front desk', one('0', '1')],
  ['How safe do you feel at night?', one('Very unsafe', 'Unsafe', 'Safe', 'Very safe')],
  ['Photo', (i) => `170000${i}.jpg`],
  ['Photo_URL', (i) => `https://example.org/170000${i}.jpg`],
  ...KOBO,
])

// Spreadsheets made by hand

const TITLE = ['某街道群众安全感调查统计表', '', '', '', '', '', '', '', '']
const HAND = tableOf([
  ['编号', (i) => String(i + 1)],
  ['社区', one('红梅社区', '翠竹社区', '兰陵社区')],
  ['填表日期', (i) => `2026年5月${(i % 20) + 1}日`],
  ['满意率', (i) => `${60 + (i % 40)}.5%`],
  ['家庭年收入（万元）', (i) => `${(i % 20) + 3}.5`],
  ['走访户数', (i) => (i % 5 === 0 ? '1,2' : '3') + `${String(10 + i)}`.padStart(2, '0')],
  ['', () => ''],
  ['民警姓名', (i) => `${'王李张刘陈'[i % 5]}${'建国秀英丽华明强'[i % 8]}${'东南西北中发'[(i * 5) % 6]}`],
  ['评价', one('好', '较好', '一般', '较差', '差')],
])
export const titled = [TITLE, ['', '', '', '', '', '', '', '', ''], ...HAND]
export const totalled = [...HAND, ['合计', '', '', '', '', '8888', '', '', '']]
export const twoRows = tableOf([
  [['基本情况', '性别'], one('男', '女')],
  [['', '年龄'], between(18, 80)],
  [['', '职业'], one('务农', '务工', '学生')],
  [['您对以下工作是否满意', '巡逻'], one('满意', '一般', '不满意')],
  [['', '调解'], one('满意', '一般', '不满意')],
  [['', '宣传'], one('满意', '一般', '不满意')],
  [['备注', ''], said('无事')],
])
/** Marks of the kind behind the question, as other Chinese tools have them. */
export const marked = tableOf([
  ['答题序号', (i) => String(i + 1)],
  ['开始答题时间', (i) => `2026-05-0${(i % 9) + 1} 10:00:00`],
  ['结束答题时间', (i) => `2026-05-0${(i % 9) + 1} 10:06:00`],
  ['答题时长', between(60, 600)],
  ['1.您的性别是[单选题]', one('男', '女')],
  ['2.您用过哪些服务[多选题]', some(',', '网上报警', '社区警务室', '热线')],
  ['3.请评价下列各项[矩阵量表题].出警速度', one('1', '2', '3', '4', '5')],
  ['3.请评价下列各项[矩阵量表题].办事态度', one('1', '2', '3', '4', '5')],
  ['3.请评价下列各项[矩阵量表题].信息公开', one('1', '2', '3', '4', '5')],
  ['4.您的意见[填空题]', said('多装路灯')],
])
export const places = tableOf([
  ['areaCode', (i) => String(320_402 + (i % 3) * 10)],
  ['areaName', (i) => ['天宁区', '钟楼区', '黄埔区'][i % 3]!],
  ['name', (i) => ['雕庄街道', '青龙街道', '茶山街道', '红梅街道'][i % 4]!],
  ['month', (i) => `2026-${String((i % 12) + 1).padStart(2, '0')}`],
  ['incidents', between(0, 60)],
])
