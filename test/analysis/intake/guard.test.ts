import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMap } from '../../../analysis/intake/apply.ts'
import { guardIn, guardOf } from '../../../analysis/intake/guard.ts'
import { isIdNumber } from '../../../analysis/intake/identifiers.ts'
import type { ImportMap } from '../../../analysis/intake/map.ts'
import { propose } from '../../../analysis/intake/propose.ts'
import type { RawColumn } from '../../../analysis/intake/raw.ts'
import { rawFile, rawTable } from '../../support/raw-table.ts'
import { coded, spelt } from './tables.ts'

/** A column of these cells, each in `rows` rows, under these headings. */
function columnOf(headings: string | readonly string[], cells: readonly string[], rows = 1): RawColumn {
  const all = typeof headings === 'string' ? [headings] : headings
  return { key: all.join(' › '), headings: all, values: cells, counts: new Uint32Array(cells.length).fill(rows), index: new Uint8Array(0), declared: null }
}
const inShort = (column: RawColumn): string | null => {
  const guard = guardOf(column)
  return guard && `${guard.what} by ${guard.found}${guard.keepable ? '' : ', never'}`
}
const texts = ['甲甲甲', 'some text', 'another one', '四', '五五']

describe('a column named as a field', () => {
  it.each([
    ['来自IP', 'ip'], ['IP地址', 'ip'], ['IPAddress', 'ip'], ['IP Address', 'ip'], ['ip_address', 'ip'], ['ipaddr', 'ip'], ['IP-Adresse', 'ip'], ['Adresse IP', 'ip'],
    ['1、您的姓名:', 'name'], ['姓名', 'name'], ['受访者姓名', 'name'], ['访员姓名', 'name'], ['名字', 'name'], ['RecipientLastName', 'name'], ['RecipientFirstName', 'name'], ['First Name', 'name'], ['Full name', 'name'], ['Name', 'name'], ['Your name', 'name'], ['Nachname des Empfängers', 'name'], ['Vorname', 'name'], ['Achternaam', 'name'], ['Prénom', 'name'], ['Nombre y apellidos', 'name'], ['Q1. Name of respondent', 'name'],
    ['手机号码', 'phone'], ['您的联系电话', 'phone'], ['联系方式', 'phone'], ['3、手机号', 'phone'], ['Phone', 'phone'], ['Mobile number', 'phone'], ['Telefonnummer', 'phone'], ['Teléfono', 'phone'],
    ['身份证号', 'idNumber'], ['证件号码', 'idNumber'], ['工号', 'idNumber'], ['警号', 'idNumber'], ['车牌号', 'idNumber'], ['Passport number', 'idNumber'], ['Student ID', 'idNumber'], ['Badge number', 'idNumber'], ['SSN', 'idNumber'],
    ['电子邮箱', 'email'], ['邮箱', 'email'], ['E-mail', 'email'], ['Email Address', 'email'], ['RecipientEmail', 'email'], ['E-Mail des Empfängers', 'email'], ['Correo electrónico', 'email'],
    ['微信昵称', 'account'], ['昵称', 'account'], ['微信openid', 'account'], ['openid', 'account'], ['QQ号', 'account'], ['用户名', 'account'], ['Username', 'account'], ['deviceid', 'account'], ['Benutzername', 'account'],
    ['家庭住址', 'address'], ['详细地址', 'address'], ['门牌号', 'address'], ['Home address', 'address'], ['Address', 'address'], ['Anschrift', 'address'],
    ['您的民族', 'ethnicity'], ['民族', 'ethnicity'], ['Ethnicity', 'ethnicity'], ['race2', 'ethnicity'], ['racethn4', 'ethnicity'], ['Hispanic origin', 'ethnicity'], ['Race or ethnicity', 'ethnicity'],
    ['宗教信仰', 'religion'], ['您信仰什么宗教？', 'religion'], ['Religion', 'religion'], ['Konfession', 'religion'], ['What is your religion?', 'religion'],
    ['政治面貌', 'politics'], ['您的政治面貌是', 'politics'], ['partyid', 'politics'], ['Political affiliation', 'politics'], ['Parteimitglied', 'politics'],
  ])('is guarded by its heading: %s', (heading, what) => {
    expect(guardOf(columnOf(heading, texts))?.what).toBe(what)
  })
  it('is guarded where nobody filled it in', () => {
    expect(inShort(columnOf('RecipientEmail', ['']))).toBe('email by heading')
    expect(inShort(columnOf('姓名', ['', '(空)']))).toBe('name by heading')
  })
  it.each([
    ['所在小区名称', ['阳光花园', '水岸', '朝阳']],
    ['name', ['天宁区', '中原区', '二七区', '管城回族区']],
    ['您的性别', ['男', '女']],
    ['Street type', ['wide', 'narrow']],
    ['来源详情', ['微信群', '直接访问']],
    ['Duration (in seconds)', ['38', '40']],
    ['Status', ['0', '1']],
    ['DistributionChannel', ['anonymous', 'email']],
    ['微信群', ['1', '0']],
    ['Phone', ['iPhone', 'Android']],
    ['您是否愿意留下手机号码？', ['是', '否']],
    ['您的电话多久换一次？', ['从不', '偶尔', '经常']],
    ['Do you have an e-mail address?', ['Yes', 'No']],
    ['How many phone calls do you take?', ['1', '4', '12', '30', '22', '17', '50', '61', '13']],
    ['number of grids', ['1', '4', '12']],
  ])('is let through where it is something else: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 10))).toBeNull()
  })
})

describe('a question that asks for it', () => {
  it.each([
    ['5、请填写您的真实姓名，方便我们回访', 'name'],
    ['您的手机号码是多少？', 'phone'],
    ['请留下您的联系方式（选填）', 'phone'],
    ['What is your full name?', 'name'],
    ['Please enter your phone number so that we can call you', 'phone'],
    ['Please leave your e-mail if you want the results', 'email'],
  ])('is guarded where people write the answer: %s', (heading, what) => {
    expect(guardOf(columnOf(heading, texts))?.what).toBe(what)
  })
  it('is not where it tells people to write no such thing', () => {
    expect(inShort(columnOf('您有什么建议？请不要填写姓名、住址、电话等个人信息。', texts))).toBeNull()
  })
})

describe('a column that holds it, whatever its heading', () => {
  it.each([
    ['ip', ['203.0.113.1(江苏-常州)', '203.0.113.2(江苏-南京)', '198.51.100.7']],
    ['ip', ['2001:db8::ff00:42:8329', '2001:db8:0:0:1:0:0:1']],
    ['phone', ['13812345678', '139-1234-5678', '+86 13712345678', '无']],
    ['phone', ['0519-88123456', '0519-88123457']],
    ['phone', ['(555) 123-4567', '555-234-5678', '+44 20 7946 0958']],
    ['phone', ['138****5678', '139****1111']],
    ['idNumber', ['11010119900307851X', '110101199003078515', '不填']],
    ['idNumber', ['苏D12345', '苏A·B1234', '京AD12345']],
    ['email', ['a@example.com', 'b.c@example.cn', 'none']],
    ['account', ['oABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'o123456789012345678901234567']],
    ['account', ['https://weibo.com/u/1234567', 'https://twitter.com/someone']],
    ['coordinates', ['31.7791,119.9741', '31.7792, 119.9742']],
    ['coordinates', ['31.7791 119.9741 0 0', '31.7792 119.9742 0 0']],
    ['address', ['和平路12号3栋402室', '延陵西路8号2单元', '天宁花园5幢301室']],
    ['address', ['12 High Street', '4b Church Road', '101 Station Avenue']],
    ['name', ['John Smith', 'Mary Jones', 'Peter O’Brien', 'Anna K. Berg', 'David Wu', 'Xiao Ming', 'Linda Gray', 'Ahmed Khan']],
    ['name', ['王小明', '李雷', '张伟', '刘洋', '陈静', '杨帆', '赵敏', '欧阳娜娜']],
  ])('is guarded as %s: %s', (what, cells) => {
    expect(inShort(columnOf('Q9', cells))).toBe(`${what} by values`)
  })
  it.each([
    ['ids of eleven digits', ['11234567890', '11234567891', '11234567892']],
    ['ids of ten digits', ['3292879998', '3292879538', '3292765271']],
    ['numbers of eighteen digits without a check digit', ['320402199001011111', '320402199001011112', '320402199001011113']],
    ['times', ['10:20:30', '11:21:31']],
    ['weights', ['0.019744451', '0.059756492', '8.643673599']],
    ['versions', ['1.2.3', '2.0.1']],
    ['suggestions with one number in them', ['请打13812345678找我', '多巡逻', '很好', '没有']],
    ['places', ['王庄村', '李家村', '张家镇', '陈桥街道', '黄埔区', '金山路', '马山社区', '高新区']],
    ['towns', ['New York', 'Los Angeles', 'San Diego', 'St. Louis', 'Santa Fe', 'Salt Lake City', 'Des Moines', 'Las Vegas']],
    ['grids', ['雕庄街道3号网格', '雕庄街道4号网格', '红梅街道12号网格']],
    ['short opinions', ['安全', '高效', '方便', '满意', '何时修路', '白天多来', '应该加强', '管理']],
  ])('lets through %s', (_, cells) => {
    expect(inShort(columnOf('Q9', cells))).toBeNull()
  })
  it('takes coordinates by their heading only where they are precise', () => {
    expect(inShort(columnOf('LocationLatitude', ['31.7791', '31.8']))).toBe('coordinates by heading')
    expect(inShort(columnOf('经度', ['119.974112', '119.95']))).toBe('coordinates by heading')
    expect(inShort(columnOf('Latitude', ['31.77', '31.8', '32']))).toBeNull()
    expect(inShort(columnOf('LocationAccuracy', ['-1']))).toBeNull()
  })
})

describe('a date of birth', () => {
  it.each([
    ['出生日期', ['1985-03-12', '1990-07-01', '1972-11-30']],
    ['2、您的出生年月', ['1985年3月', '1990年7月', '1972.11', '199001']],
    ['您是哪年哪月出生的？', ['1985.3', '1990.7']],
    ['生日', ['3月12日', '7-1', '11/30']],
    ['Date of birth', ['12/03/1985', '01/07/1990', '30/11/1972']],
    ['DOB', ['19850312', '19900701']],
    ['Birthday', ['12 Mar 1985', '1 Jul 1990']],
    ['birthDate', ['31118', '33055', '26633']],
    ['When were you born?', ['March 1985', 'July 1990', '1985']],
  ])('is guarded under its heading: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 3))).toBe('birthDate by heading')
  })
  it.each([
    ['出生年份', ['1985', '1990', '1972']],
    ['您的出生年月', ['1985', '1990', '1972']],
    ['Year of birth', ['1985', '1990', '1972']],
    ['When were you born?', ['1946–1964', '1965–1980', '1981–1996']],
    ['出生日期', ['18-24岁', '25-34岁', '35岁及以上']],
    ['您参加过社区的生日会吗？', ['是', '否']],
    ['提交日期', ['2025-03-12', '2025-03-13']],
  ])('is not a year alone, a band or another day: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 3))).toBeNull()
  })
})

describe('names that come again and again', () => {
  it.each([
    ['访问员', ['王芳', '李强', '张伟']],
    ['走访您的民警', ['王芳', '李强', '刘洋', '陈静']],
    ['Interviewer', ['John Smith', 'Mary Jones']],
    ['Q9', ['王芳', '李强', '张伟', '刘洋', '陈静']],
  ])('are names all the same: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 20))).toBe('name by values')
  })
  it.each([
    ['您最信任谁？', ['民警', '网格员', '邻居', '物业']],
    ['Q9', ['黄浦', '徐汇', '长宁', '静安', '普陀']],
    ['学历', ['高中', '初中', '大专', '本科', '研究生']],
    ['岗位', ['民警', '辅警', '网格员']],
    ['方式', ['白天', '高声', '马上', '常来', '方便']],
    ['Officer', ['Yes', 'No']],
  ])('are not what only looks like some: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 20))).toBeNull()
  })
})

describe('ethnicity, religion and politics', () => {
  it.each([
    ['ethnicity by values, never', ['汉族', '回族', '维吾尔族', '其他']],
    ['ethnicity by values, never', ['汉族']],
    ['ethnicity by values, never', ['汉族', '少数民族']],
    ['ethnicity by values, never', ['White', 'Black', 'Hispanic', 'Asian', 'Other']],
    ['ethnicity by values, never', ['White', 'Non-white']],
    ['ethnicity by values, never', ['White', 'Black', 'Asian']],
    ['religion by values, never', ['佛教', '基督教', '无宗教信仰']],
    ['religion by values, never', ['Muslim', 'Christian', 'No religion', 'Jewish']],
    ['politics by values', ['中共党员', '共青团员', '群众', '民主党派']],
    ['ethnicity by values, never', ['Han', 'Hui', 'Zhuang', 'Manchu']],
    ['ethnicity by values, never', ['White;Asian', 'Black or African American;White', 'White']],
    ['religion by values, never', ['佛教;道教', '佛教', '无宗教信仰']],
    ['religion by values, never', ['基督教、天主教', '佛教', '不信教']],
    ['politics by values', ['群众', '党员']],
    ['politics by values', ['Democrat', 'Republican', 'Independent', 'Other']],
  ])('are found as %s: %s', (expected, cells) => {
    expect(inShort(columnOf('q0028', cells, 20))).toBe(expected)
  })
  it('are found by the labels that a file declares', () => {
    const column = columnOf('V12', ['1', '2'], 20)
    const declared = { name: 'V12', label: null, labels: [{ value: '1', label: '汉族' }, { value: '2', label: '回族' }], missing: [], missingRange: null, measure: 'nominal', type: 'number' } as const
    expect(inShort({ ...column, declared })).toBe('ethnicity by values, never')
    const letters = { ...column, values: ['H', 'M'] }
    expect(inShort({ ...letters, declared: { ...declared, labels: [{ value: 'H', label: '汉族' }, { value: 'M', label: '回族' }], type: 'text' } })).toBe('ethnicity by values, never')
    expect(inShort({ ...column, headings: ['V13'], declared: { ...declared, name: 'V13', label: 'Ethnic group', labels: [] } })).toBe('ethnicity by heading, never')
  })
  it.each([
    ['您的民族', ['1', '2', '3', '4', '5']],
    ['Ethnic group', ['1', '2', '3', '4', '5', '6']],
    ['8、您的宗教信仰(佛教)', ['1', '0']],
    ['Which is your religion? [Buddhism]', ['Yes', 'No']],
  ])('are found under numbers, which say nothing by themselves: %s', (heading, cells) => {
    expect(guardOf(columnOf(heading, cells, 20))?.keepable).toBe(false)
  })
  it.each([
    ['您居住在哪个区', ['管城回族区', '中原区', '二七区']],
    ['您所在的街道', ['民族路街道', '南关街道']],
    ['您去过下列哪些部门？(民族宗教事务局)', ['1', '0']],
    ['您去过下列哪些部门？(宗教局)', ['是', '否']],
    ['Which disciplines do you work in? [Theology & Religious Studies]', ['No', 'Yes']],
    ['宗教场所周边的治安状况', ['满意', '一般', '不满意']],
    ['党员带头参加巡逻。', ['非常同意', '同意', '不同意', '一般']],
    ['People of every religion are treated alike', ['Agree', 'Disagree', 'Strongly agree']],
    ['Favourite cuisine', ['Chinese', 'Indian', 'Italian', 'Mexican']],
    ['Colour', ['White', 'Red', 'Blue', 'Green', 'Black']],
    ['您礼拜天在家吗', ['是', '否']],
  ])('are not found where they are only spoken of: %s', (heading, cells) => {
    expect(inShort(columnOf(heading, cells, 20))).toBeNull()
  })
  it('are found in a statement about oneself', () => {
    expect(inShort(columnOf('我是党员，我带头参加巡逻。', ['非常同意', '同意', '不同意', '一般'], 20))).toBe('politics by heading')
  })
})

describe('columns under one heading', () => {
  const raw = rawTable([
    ['Respondent ID', 'Which race or ethnicity best describes you?', '', '', 'Satisfied?', ''],
    ['', 'White', 'Black', 'Asian', 'Response', 'Other'],
    ...Array.from({ length: 20 }, (_, i) => [String(1e9 + i), i % 3 === 0 ? 'White' : '', i % 3 === 1 ? 'Black' : '', i % 3 === 2 ? 'Asian' : '', i % 2 ? 'Yes' : 'No', '']),
  ])
  it('are judged with its words, whichever of them a mapping takes', () => {
    expect(raw.columns.map((column) => guardIn(raw, column)?.what ?? null)).toEqual([null, 'ethnicity', 'ethnicity', 'ethnicity', null, null])
    const map = propose(raw, { units: [] })
    const taken: ImportMap = { ...map, leftOut: map.leftOut.filter(({ column }) => column !== 'Asian'), kept: [{ column: 'Asian', what: 'name', reason: 'a reason that is long enough' }], variables: [...map.variables, coded({ name: 'A', column: 'Asian', options: spelt('Asian', 'no') })] }
    expect(checkMap(raw, taken).fault).toMatchObject({ code: 'neverKept' })
  })
})

describe('the columns of real files', () => {
  const folder = join(import.meta.dirname, '../../fixtures/import')
  const guarded = (path: string, encoding?: string): readonly string[] => rawFile(join(folder, path), encoding).columns.flatMap((column) => (guardOf(column) ? [`${column.key.slice(0, 40)}: ${inShort(column)}`] : []))
  it('are guarded as they should be, and no others', () => {
    expect(guarded('wjx-text.csv')).toEqual(['来自IP: ip by values', '微信昵称: account by heading'])
    expect(guarded('wjx-number.csv')).toEqual(['来自IP: ip by values', '微信昵称: account by heading'])
    expect(guarded('fivethirtyeight_masculinity_weighted/raw-responses.csv')).toEqual(['q0028: ethnicity by values, never', 'race2: ethnicity by values, never', 'racethn4: ethnicity by values, never'])
    expect(guarded('fivethirtyeight_starwars_surveymonkey/StarWars.csv', 'macintosh')).toEqual([])
    expect(guarded('fivethirtyeight_steak_surveymonkey/steak-risk-survey.csv')).toEqual([])
    expect(guarded('limesurvey_csv_rse2017_nl/public_data.csv')).toEqual([])
    expect(guarded('google_forms_r_community_2019_en/responses_en_300.csv')).toEqual([])
    expect(guarded('china_division_codes/communities_tianning_huangpu.csv')).toEqual([])
    expect(guarded('manchester_burglary_wards_2018/burglary_ward_month_2018.csv')).toEqual([])
    expect(guarded('qualtrics_minimal/sample.csv').map((line) => line.replace(/ .*: /, ' '))).toEqual(['IPAddress ip by values', 'RecipientLastName name by heading', 'RecipientFirstName name by heading', 'RecipientEmail email by heading', 'LocationLatitude coordinates by heading', 'LocationLongitude coordinates by heading'])
  })
})

describe('an ID number', () => {
  it('has a right check digit and a date', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('11010519491231002x')).toBe(true)
    expect(isIdNumber('440524188001010014')).toBe(true)
    expect(isIdNumber('110105194912310021')).toBe(false)
    expect(isIdNumber('110105491231002')).toBe(true)
    expect(isIdNumber('110105499931002')).toBe(false)
  })
})

describe('any column', () => {
  it('is judged without an error, and ethnicity and religion are never keepable', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 20 }), fc.string({ maxLength: 60 }), (cells, heading) => {
        const guard = guardOf(columnOf(heading, cells))
        expect(guard === null || guard.keepable === (guard.what !== 'ethnicity' && guard.what !== 'religion')).toBe(true)
      }),
    )
  })
})
