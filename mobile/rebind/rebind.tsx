import { CheckShieldOutline, RightOutline, SearchOutline } from 'antd-mobile-icons';
import { Link } from '../routing/link.tsx';
import { match, usePlace } from '../routing/location.ts';
import { NotFound } from '../routing/not-found.tsx';
import { Page } from '../ui/page.tsx';
import { Apply } from './apply.tsx';
import { Watch } from './watch.tsx';
import './rebind.css';

/** 手机号解绑, for whoever has no account or cannot sign in: these screens stand outside the sign-in gate. */
export default function Rebind() {
  const { path } = usePlace();
  if (match('/rebind', path)) return <Begin />;
  if (match('/rebind/apply', path)) return <Apply />;
  if (match('/rebind/watch', path)) return <Watch />;
  return <NotFound />;
}

function Begin() {
  return (
    <Page title="手机号解绑" above="/">
      <div className="rebind">
        <p className="lead">
          注册、登录或更换手机号时，如果提示号码已被占用，而号码现在由您本人使用，可以在这里申请换绑到您名下。不需要账号。
        </p>
        <nav className="card" aria-label="手机号解绑">
          <Link to="/rebind/apply" className="row">
            <CheckShieldOutline className="leading" aria-hidden />
            <span className="grow">
              <strong>申请解绑</strong>
              <span className="note session-note">约 3 分钟，需要能接收短信</span>
            </span>
            <RightOutline aria-hidden />
          </Link>
          <Link to="/rebind/watch" className="row">
            <SearchOutline className="leading" aria-hidden />
            <span className="grow">
              <strong>查询进度、催办</strong>
              <span className="note session-note">凭事项编号与查询码</span>
            </span>
            <RightOutline aria-hidden />
          </Link>
        </nav>
        <section className="card rebind-told" aria-labelledby="rebind-needs">
          <h2 id="rebind-needs">需要准备</h2>
          <ul>
            <li>正在使用的手机，用来接收验证码</li>
            <li>姓名、证件号码，与单位档案一致</li>
            <li>社保号（社会保障卡号）；单位没有登记的可不填</li>
          </ul>
        </section>
        <section className="card rebind-told" aria-labelledby="rebind-then">
          <h2 id="rebind-then">提交之后</h2>
          <p>数据校验中心核对各部门的登记，一个工作日内办结。整个过程不会向您透露、也不会向别人透露他人的信息。</p>
        </section>
      </div>
    </Page>
  );
}
